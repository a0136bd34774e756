namespace Playbooks.Connectors.GitHub.Credentials;

/// <summary>A personal credential that single sign-on let into an organisation.</summary>
/// <param name="CredentialType">personal access token, SSH key, OAuth app token or GitHub app token.</param>
internal sealed record CredentialAuthorization(
    string Login, long CredentialId, string CredentialType, DateTimeOffset? CredentialAuthorizedAt = null, DateTimeOffset? CredentialAccessedAt = null,
    IReadOnlyList<string>? Scopes = null, string? TokenLastEight = null);
