using Playbooks.Connectors.Secrets;

namespace Playbooks.Connectors.Entra.Tokens;

/// <summary>How an application proves itself to the token endpoint.</summary>
internal abstract record EntraClientSettings
{
    private EntraClientSettings()
    {
    }

    public sealed record Secret(string ClientId, SecretSource Value) : EntraClientSettings;

    /// <param name="File">Holds a signed token of the workload's own issuer (a federated credential); read anew for each request.</param>
    public sealed record Assertion(string ClientId, string File) : EntraClientSettings;
}
