namespace Playbooks.Connectors.Entra.Directory;

/// <summary>A client secret as it can be read: never its value.</summary>
internal sealed record EntraPassword(string KeyId, string? Name, DateTimeOffset? Starts, DateTimeOffset? Ends);
