using Playbooks.Connectors.Http;
using Playbooks.Connectors.Secrets;

namespace Playbooks.Connectors.Entra;

/// <summary>The Entra directory of the tenant, and which application the run works as.</summary>
public sealed record EntraSettings
{
    /// <summary>The directory's id (a GUID) or verified domain.</summary>
    public required string DirectoryId { get; init; }

    /// <summary>Where tokens are issued; plain HTTP only on loopback.</summary>
    public string Authority { get; init; } = "https://login.microsoftonline.com";

    /// <summary>Microsoft Graph, without a version.</summary>
    public string Graph { get; init; } = "https://graph.microsoft.com";

    /// <summary>The application's client id. Null: Azure.Identity's default chain decides, managed identities among it.</summary>
    public string? ClientId { get; init; }

    /// <summary>The application's secret.</summary>
    public SecretSource? ClientSecret { get; init; }

    /// <summary>A file with the workload's own token, instead of a secret (a federated credential).</summary>
    public string? AssertionFile { get; init; }

    /// <summary>A certificate with its private key (PEM or PFX), instead of a secret; real cloud only.</summary>
    public string? CertificateFile { get; init; }

    public RequestObserver? Observer { get; init; }
}
