using System.Text.Json;

namespace Playbooks.Sandbox.Aws.Policies;

/// <summary>Who may become a role.</summary>
internal static class TrustPolicy
{
    private const string GitHub = "token.actions.githubusercontent.com";

    /// <summary>Why IAM refuses to store the text as a trust policy, or null. AWS requires every trust in GitHub to look at <c>sub</c>.</summary>
    public static string? Refuse(string json)
    {
        if (PolicyDocument.Parse(json, trust: true, out var reason) is not { } policy)
        {
            return reason;
        }

        return policy.Statements.Any(statement => TrustsGitHub(statement) && !LooksAtSubject(statement))
            ? $"Trust policy for provider {GitHub} must evaluate the condition key {GitHub}:sub"
            : null;
    }

    /// <param name="document">The role's trust policy.</param>
    /// <param name="action">Such as <c>sts:AssumeRole</c>.</param>
    /// <param name="kind">AWS, Federated or Service.</param>
    /// <param name="names">Values that a Principal may name to mean the caller.</param>
    /// <param name="context">The request's condition keys.</param>
    public static PolicyDecision Decide(string document, string action, string kind, IReadOnlyList<string> names, PolicyContext context)
    {
        var statements = (PolicyDocument.Parse(document, trust: true, out _)?.Statements ?? [])
            .Where(statement => statement.CoversAction(action) && Names(statement, kind, names) && Conditions.Hold(statement.Condition, context)).ToList();
        return statements.Any(statement => !statement.Allow) ? PolicyDecision.ExplicitDeny
            : statements.Count > 0 ? PolicyDecision.Allowed : PolicyDecision.ImplicitDeny;
    }

    private static bool Names(PolicyStatement statement, string kind, IReadOnlyList<string> names) =>
        Principals(statement, kind).Any(value => (value == "*" && kind == "AWS") || names.Contains(value, StringComparer.Ordinal));

    private static IReadOnlyList<string> Principals(PolicyStatement statement, string kind) => statement.Principal switch
    {
        { ValueKind: JsonValueKind.String } any => [any.ToString()],
        { ValueKind: JsonValueKind.Object } map => PolicyDocument.Texts(map, kind),
        _ => [],
    };

    private static bool TrustsGitHub(PolicyStatement statement) =>
        statement.Allow && statement.CoversAction("sts:AssumeRoleWithWebIdentity")
        && Principals(statement, "Federated").Any(arn => arn.Contains("oidc-provider/" + GitHub, StringComparison.Ordinal));

    private static bool LooksAtSubject(PolicyStatement statement) =>
        statement.Condition is { } tests && tests.EnumerateObject()
            .Where(test => test.Name != "Null" && !test.Name.StartsWith("ForAllValues:", StringComparison.Ordinal))
            .SelectMany(test => test.Value.EnumerateObject())
            .Any(key => key.Name.StartsWith(GitHub, StringComparison.OrdinalIgnoreCase) && key.Name.EndsWith(":sub", StringComparison.OrdinalIgnoreCase));
}
