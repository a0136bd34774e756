namespace Playbooks.Connectors.Entra.Logs;

/// <summary>One sign-in of a service principal.</summary>
/// <param name="ErrorCode">0 for success.</param>
/// <param name="SecretKeyId">The password or certificate that was used.</param>
/// <param name="FederatedCredentialId">The federated credential that was used.</param>
internal sealed record EntraSignIn(
    string Id, DateTimeOffset? At, string AppId, string? AppName, string? PrincipalId, string? ResourceName, string? Address, long ErrorCode,
    string? SecretKeyId, string? FederatedCredentialId, string? CredentialType, string? TokenId);
