namespace Playbooks.Sandbox.GitHub.Apps;

/// <summary>A token that an installation was given: what it may do, where, and until when. Null repositories: all.</summary>
internal sealed record InstallationToken(string Value, DateTimeOffset Expires, IReadOnlyDictionary<string, string> Permissions, IReadOnlySet<long>? Repositories);
