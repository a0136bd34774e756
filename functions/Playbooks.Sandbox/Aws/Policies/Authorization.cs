using Playbooks.Sandbox.Aws.Iam;

namespace Playbooks.Sandbox.Aws.Policies;

/// <summary>Identity policies and the permissions boundary of one principal, evaluated for one action.</summary>
internal static class Authorization
{
    public static PolicyDecision Decide(AwsAccount account, IamPrincipal principal, string action, string resource, PolicyContext context)
    {
        var identity = Decide(Documents(account, principal), action, resource, context);
        if (identity != PolicyDecision.Allowed || principal.Boundary is not { } boundary)
        {
            return identity;
        }

        return account.Policies.TryGetValue(boundary, out var limit)
            ? Decide([limit.Document], action, resource, context)
            : PolicyDecision.ImplicitDeny;
    }

    public static PolicyDecision Decide(IEnumerable<string> documents, string action, string resource, PolicyContext context)
    {
        var decision = PolicyDecision.ImplicitDeny;
        foreach (var statement in documents.SelectMany(Statements))
        {
            if (statement.Covers(action, resource) && Conditions.Hold(statement.Condition, context))
            {
                if (!statement.Allow)
                {
                    return PolicyDecision.ExplicitDeny;
                }

                decision = PolicyDecision.Allowed;
            }
        }

        return decision;
    }

    private static IEnumerable<string> Documents(AwsAccount account, IamPrincipal principal) =>
        principal.Inline.Values.Concat(principal.Attached.Where(account.Policies.ContainsKey).Select(arn => account.Policies[arn].Document));

    private static IReadOnlyList<PolicyStatement> Statements(string document) =>
        PolicyDocument.Parse(document, trust: false, out _)?.Statements ?? [];
}
