namespace Playbooks.Connectors.Entra.Directory;

/// <param name="Thumbprint">Graph's <c>customKeyIdentifier</c>, base64.</param>
internal sealed record EntraCertificate(string KeyId, string? Name, string? Thumbprint, DateTimeOffset? Ends);
