namespace Playbooks.Connectors.Aws.Iam;

/// <param name="Resource">An ARN, or <c>*</c>.</param>
/// <param name="Verdict"><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</param>
internal sealed record IamDecision(string Action, string Resource, string Verdict);
