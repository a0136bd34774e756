namespace Playbooks.Connectors.Entra.Directory;

/// <param name="SessionsFrom">Refresh tokens issued before are refused.</param>
internal sealed record EntraUser(string Id, string Name, bool IsEnabled, DateTimeOffset? SessionsFrom);
