using System.Text.Json;

namespace Playbooks.Sandbox.Aws.Policies;

/// <summary>A policy as IAM reads it. <see cref="Parse"/> refuses what IAM calls malformed.</summary>
internal sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements)
{
    private static readonly string[] Members =
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"];

    /// <summary>Null with the reason when the text is no policy. <paramref name="trust"/>: needs principals, has no resources.</summary>
    public static PolicyDocument? Parse(string json, bool trust, out string reason)
    {
        reason = "Syntax errors in policy.";
        if (Root(json) is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("Statement", out var list))
        {
            return null;
        }

        if (root.TryGetProperty("Version", out var version) && version.ToString() is not ("2012-10-17" or "2008-10-17"))
        {
            reason = "The policy must contain a valid version string";
            return null;
        }

        var statements = new List<PolicyStatement>();
        foreach (var item in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToArray() : [list])
        {
            if (Statement(item, trust) is not { } statement)
            {
                return null;
            }

            statements.Add(statement);
        }

        return new(statements);
    }

    private static JsonElement? Root(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 16 });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PolicyStatement? Statement(JsonElement item, bool trust)
    {
        if (item.ValueKind != JsonValueKind.Object || item.EnumerateObject().Any(member => !Members.Contains(member.Name, StringComparer.Ordinal)))
        {
            return null;
        }

        var (actions, notActions) = (Texts(item, "Action"), Texts(item, "NotAction"));
        var (resources, notResources) = (Texts(item, "Resource"), Texts(item, "NotResource"));
        JsonElement? principal = item.TryGetProperty("Principal", out var found) ? found : null;
        var effect = item.TryGetProperty("Effect", out var text) ? text.ToString() : "";
        var complete = effect is "Allow" or "Deny" && actions.Count + notActions.Count > 0 && actions.Concat(notActions).All(IsAction)
            && (trust ? principal is not null && resources.Count == 0 : principal is null && resources.Count + notResources.Count > 0);
        JsonElement? condition = item.TryGetProperty("Condition", out var tests) ? tests : null;
        return complete && condition is not { ValueKind: not JsonValueKind.Object }
            ? new(effect == "Allow", actions, notActions, resources, notResources, principal, condition)
            : null;
    }

    private static bool IsAction(string action) => action == "*" || action.IndexOf(':', StringComparison.Ordinal) > 0;

    internal static IReadOnlyList<string> Texts(JsonElement item, string name) => !item.TryGetProperty(name, out var value) ? [] : Texts(value);

    internal static IReadOnlyList<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(entry => entry.ToString())] : [value.ToString()];
}
