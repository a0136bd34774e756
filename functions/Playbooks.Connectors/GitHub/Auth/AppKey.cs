using Playbooks.Connectors.Secrets;
using Playbooks.Connectors.Vault;

namespace Playbooks.Connectors.GitHub.Auth;

/// <summary>The private key of an App.</summary>
public abstract record AppKey
{
    private AppKey()
    {
    }

    /// <param name="Pem">PKCS#1 or PKCS#8.</param>
    public sealed record Held(SecretSource Pem) : AppKey;

    /// <summary>An RSA key that never leaves its vault.</summary>
    public sealed record Vaulted(KeyAddress Address, VaultAccess Access) : AppKey;
}
