namespace Playbooks.Connectors.GitHub.Hooks;

/// <summary>Where a hook sends to; GitHub masks its secret and we do not read it.</summary>
internal sealed record HookConfig(string? Url = null, string? ContentType = null);
