using Azure.Core;
using Azure.Core.Pipeline;

namespace Playbooks.Connectors.Vault;

/// <summary>How vaults are asked.</summary>
public sealed record VaultAccess
{
    /// <summary>The identity that is used; the environment's own where null.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>What carries the requests; the usual one where null.</summary>
    internal HttpPipelineTransport? Transport { get; init; }
}
