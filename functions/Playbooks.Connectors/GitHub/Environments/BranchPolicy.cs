namespace Playbooks.Connectors.GitHub.Environments;

/// <summary>Which branches may deploy: exactly one of the two; every branch where there is no policy.</summary>
internal sealed record BranchPolicy(bool ProtectedBranches, bool CustomBranchPolicies);
