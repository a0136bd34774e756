namespace Playbooks.Connectors.GitHub.Permissions;

/// <summary>Which repositories of an organisation may have runners of their own.</summary>
/// <param name="EnabledRepositories">all, none or selected.</param>
internal sealed record RunnerPermissions(string EnabledRepositories);
