using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Environments;

internal sealed record DeploymentEnvironment(long Id, string Name, IReadOnlyList<ProtectionRule>? ProtectionRules = null, BranchPolicy? DeploymentBranchPolicy = null)
{
    /// <summary>Kinds of protection: required_reviewers, wait_timer, branch_policy.</summary>
    public ImmutableArray<string> Gates => [.. (ProtectionRules ?? []).Select(r => r.Type)];

    public EnvironmentGates Protection => new(
        [.. (ProtectionRules ?? []).SelectMany(r => r.Reviewers ?? []).OrderBy(r => r.Type, StringComparer.Ordinal).ThenBy(r => r.Reviewer.Id)],
        (ProtectionRules ?? []).Sum(r => r.WaitTimer ?? 0),
        (ProtectionRules ?? []).Any(r => r.PreventSelfReview == true),
        DeploymentBranchPolicy);
}
