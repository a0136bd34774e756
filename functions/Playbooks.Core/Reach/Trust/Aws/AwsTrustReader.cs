using System.Collections.Immutable;
using System.Text.Json;

namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>
/// A role's trust policy from JSON (docs.aws.amazon.com: reference_policies_grammar). What IAM refuses, and what we could
/// only guess the meaning of, is a diagnostic.
/// </summary>
internal sealed class AwsTrustReader(TrustDocument document)
{
    private const int MostStatements = 100;

    private bool _variables;

    public AwsTrust? Read(JsonElement root)
    {
        if (!document.Expect(root, JsonValueKind.Object, "document"))
        {
            return null;
        }

        OnlyKnown(root, "document", "Version", "Id", "Statement");
        _variables = Version(root) == "2012-10-17";
        if (!root.TryGetProperty("Statement", out var statement))
        {
            document.Report("Statement", "is missing");
            return null;
        }

        var items = statement.ValueKind == JsonValueKind.Array ? [.. statement.EnumerateArray()] : ImmutableArray.Create(statement);
        if (items.Length is 0 or > MostStatements)
        {
            document.Report("Statement", $"must hold 1 to {MostStatements} statements");
            return null;
        }

        return new([.. items.Select(Statement).OfType<AwsStatement>()]);
    }

    private string Version(JsonElement root)
    {
        if (!root.TryGetProperty("Version", out var version))
        {
            return "2008-10-17";
        }

        var text = version.ValueKind == JsonValueKind.String ? version.GetString() : null;
        if (text is "2012-10-17" or "2008-10-17")
        {
            return text;
        }

        document.Report("Version", "must be \"2012-10-17\" or \"2008-10-17\"");
        return "";
    }

    private AwsStatement? Statement(JsonElement element, int index)
    {
        var path = $"Statement[{index}]";
        if (!document.Expect(element, JsonValueKind.Object, path))
        {
            return null;
        }

        OnlyKnown(element, path, "Sid", "Effect", "Principal", "Action", "NotAction", "Condition");
        var name = element.TryGetProperty("Sid", out var sid) && sid.ValueKind == JsonValueKind.String && sid.GetString() is { Length: > 0 } text
            ? text
            : $"{index + 1}";
        var allows = Effect(element, path);
        var principals = Principals(element, path);
        var (actions, notActions) = Actions(element, path);
        return new(name, allows, principals, actions, notActions, Conditions(element, path));
    }

    private bool Effect(JsonElement element, string path)
    {
        var effect = element.TryGetProperty("Effect", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (effect is not ("Allow" or "Deny"))
        {
            document.Report($"{path}.Effect", "must be \"Allow\" or \"Deny\"");
        }

        return effect == "Allow";
    }

    private ImmutableArray<AwsPrincipal> Principals(JsonElement element, string path)
    {
        path += ".Principal";
        if (!element.TryGetProperty("Principal", out var principal))
        {
            document.Report(path, "is missing: a trust policy names whom it trusts");
            return [];
        }

        if (principal.ValueKind == JsonValueKind.String && principal.GetString() == "*")
        {
            return [new("*", "*")];
        }

        return document.Expect(principal, JsonValueKind.Object, path)
            ? [.. principal.EnumerateObject().SelectMany(p => PrincipalsOf(p, path))]
            : [];
    }

    private IEnumerable<AwsPrincipal> PrincipalsOf(JsonProperty kind, string path)
    {
        path = $"{path}.{kind.Name}";
        if (kind.Name is not ("AWS" or "Federated" or "Service" or "CanonicalUser"))
        {
            document.Report(path, "is not a kind of principal; use Federated for an identity provider");
        }

        foreach (var value in document.Texts(kind.Value, path))
        {
            if (kind.Name == "Federated" && !IsProvider(value))
            {
                document.Report(path, $"'{value}' names no provider: write its whole ARN, without wildcards");
            }

            yield return new(kind.Name, value);
        }
    }

    private static bool IsProvider(string value) =>
        value is "*" or "accounts.google.com" or "cognito-identity.amazonaws.com" or "graph.facebook.com" or "www.amazon.com"
        || (value.StartsWith("arn:", StringComparison.Ordinal)
            && value.AsSpan().IndexOfAny('*', '?') < 0
            && value.Split(':', 6) is [_, _, "iam", _, _, var resource]
            && (resource.StartsWith("oidc-provider/", StringComparison.Ordinal) || resource.StartsWith("saml-provider/", StringComparison.Ordinal)));

    private (ImmutableArray<string> Actions, bool Not) Actions(JsonElement element, string path)
    {
        var not = element.TryGetProperty("NotAction", out var notAction);
        if (element.TryGetProperty("Action", out var action) == not)
        {
            document.Report($"{path}.Action", "give Action or NotAction, one of them");
            return ([], false);
        }

        var actions = document.Texts(not ? notAction : action, $"{path}.Action");
        if (actions.IsEmpty || actions.Any(a => a != "*" && !a.Contains(':', StringComparison.Ordinal)))
        {
            document.Report($"{path}.Action", "must name actions as \"sts:AssumeRoleWithWebIdentity\"");
        }

        return (actions, not);
    }

    private ImmutableArray<AwsCondition> Conditions(JsonElement element, string path)
    {
        path += ".Condition";
        return element.TryGetProperty("Condition", out var block) && document.Expect(block, JsonValueKind.Object, path)
            ? [.. block.EnumerateObject().SelectMany(line => ConditionsOf(line, $"{path}.{line.Name}"))]
            : [];
    }

    private IEnumerable<AwsCondition> ConditionsOf(JsonProperty line, string path)
    {
        if (AwsOperator.Parse(line.Name) is not { } comparison)
        {
            document.Report(path, WrongOperator(line.Name));
            yield break;
        }

        if (!document.Expect(line.Value, JsonValueKind.Object, path))
        {
            yield break;
        }

        foreach (var key in line.Value.EnumerateObject())
        {
            var values = ConditionValues(key.Value, $"{path}.{key.Name}");
            if (comparison.Comparison == AwsComparison.Absence && values.Any(v => !bool.TryParse(v, out _)))
            {
                document.Report($"{path}.{key.Name}", "Null takes \"true\" or \"false\"");
            }

            yield return new(comparison, key.Name, values, _variables);
        }
    }

    private static string WrongOperator(string name)
    {
        var quantifier = name.StartsWith("ForA", StringComparison.OrdinalIgnoreCase) && !name.Contains(':', StringComparison.Ordinal);
        return $"'{name}' is not a condition operator, so IAM refuses the policy; it must not be read as satisfied"
            + (quantifier ? " (a colon belongs after ForAllValues or ForAnyValue)" : "");
    }

    private ImmutableArray<string> ConditionValues(JsonElement element, string path)
    {
        var items = element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : ImmutableArray.Create(element);
        return [.. items.Select(item => ConditionValue(item, path))];
    }

    private string ConditionValue(JsonElement item, string path)
    {
        if (item.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        {
            return item.GetRawText();
        }

        return document.Expect(item, JsonValueKind.String, path) ? item.GetString() ?? "" : "";
    }

    private void OnlyKnown(JsonElement element, string path, params ReadOnlySpan<string> names)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                document.Report($"{path}.{property.Name}", "does not belong in a role's trust policy");
            }
        }
    }
}
