namespace Playbooks.Connectors.Entra.Logs;

/// <param name="KeyId">Of a secret or certificate; the id of a federated credential.</param>
/// <param name="Origin"><c>application</c> or <c>servicePrincipal</c>.</param>
internal sealed record CredentialUse(string KeyId, string? Kind, string? Origin, DateTimeOffset? LastUsed);
