namespace Playbooks.Connectors.GitHub.Auth;

/// <summary>What GitHub answers to a request for an installation token.</summary>
internal sealed record InstallationToken(string Token, DateTimeOffset ExpiresAt)
{
    public override string ToString() => $"installation token until {ExpiresAt:O}";
}
