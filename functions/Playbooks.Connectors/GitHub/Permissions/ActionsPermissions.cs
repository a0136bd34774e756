namespace Playbooks.Connectors.GitHub.Permissions;

/// <summary>Whether and which actions may run in a repository.</summary>
/// <param name="AllowedActions">all, local_only or selected; null where Actions are off.</param>
internal sealed record ActionsPermissions(bool Enabled, string? AllowedActions = null, bool? ShaPinningRequired = null);
