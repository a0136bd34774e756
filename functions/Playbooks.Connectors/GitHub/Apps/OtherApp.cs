using Playbooks.Connectors.Secrets;

namespace Playbooks.Connectors.GitHub.Apps;

/// <summary>Another App of the tenant's own, whose key or client secret the responder holds: only with those can it be suspended, or its users' tokens ended.</summary>
public sealed record OtherApp
{
    /// <summary>The App's number, as installations name it.</summary>
    public required long Id { get; init; }

    public required long InstallationId { get; init; }

    /// <summary>Its private key, PEM.</summary>
    public required SecretSource Key { get; init; }

    public string? ClientId { get; init; }

    public SecretSource? ClientSecret { get; init; }
}
