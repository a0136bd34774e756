namespace Playbooks.Connectors.GitHub.Environments;

/// <summary>One gate of an environment; which members are there depends on its type.</summary>
/// <param name="Type">required_reviewers, wait_timer or branch_policy.</param>
/// <param name="WaitTimer">Minutes.</param>
internal sealed record ProtectionRule(long Id, string Type, int? WaitTimer = null, bool? PreventSelfReview = null, IReadOnlyList<EnvironmentReviewer>? Reviewers = null);
