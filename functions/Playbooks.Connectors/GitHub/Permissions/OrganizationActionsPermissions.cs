namespace Playbooks.Connectors.GitHub.Permissions;

/// <param name="EnabledRepositories">all, none or selected.</param>
internal sealed record OrganizationActionsPermissions(string EnabledRepositories, string? AllowedActions = null, bool? ShaPinningRequired = null);
