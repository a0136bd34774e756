namespace Playbooks.Connectors.GitHub.Permissions;

/// <summary>What the token of a workflow may do by default.</summary>
/// <param name="DefaultWorkflowPermissions">read or write.</param>
internal sealed record WorkflowPermissions(string DefaultWorkflowPermissions, bool CanApprovePullRequestReviews);
