using Playbooks.Sandbox.Entra.Directory;

namespace Playbooks.Sandbox.Entra.Tokens;

/// <summary>How a client authenticated, or why it did not. Exactly one of the credential ids is set on success.</summary>
internal sealed record TokenGrant(TokenError? Error, EntraServicePrincipal? Principal, string? PasswordKeyId = null, string? FederatedId = null);
