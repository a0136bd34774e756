using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Environments;

internal sealed record DeploymentEnvironment(long Id, string Name, IReadOnlyList<ProtectionRule>? ProtectionRules = null)
{
    /// <summary>Kinds of protection: required_reviewers, wait_timer, branch_policy.</summary>
    public ImmutableArray<string> Gates => [.. (ProtectionRules ?? []).Select(r => r.Type)];
}
