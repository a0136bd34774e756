using System.Security.Cryptography;
using Playbooks.Core.Journals;
using Playbooks.Engine.Ports;

namespace Playbooks.Connectors.Vault;

/// <summary>
/// Signs heads with an EC P-256 key that never leaves its vault. Where the address names no version, the current one is asked for again every so
/// often, so that a key that was rotated is used; heads that the old one signed are verified with the old public key.
/// </summary>
/// <param name="time">The machine's: how long a version is used without asking.</param>
public sealed class VaultHeadSigner(KeyAddress address, VaultAccess access, TimeProvider time) : IHeadSigner, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly VaultKeys vault = new(access);
    private readonly SemaphoreSlim turn = new(1, 1);
    private PublicKey? known;
    private long knownSince;

    /// <exception cref="SignerException">The vault did not sign; the run is not signed by anything else instead.</exception>
    public async Task<HeadSignature> SignAsync(ReadOnlyMemory<byte> head, CancellationToken token)
    {
        var key = await KeyAsync(token);
        var digest = SHA256.HashData(head.Span);
        var answer = await vault.SignAsync(key.Address, key.Algorithm, digest, token);
        if (answer is VaultAnswer<byte[]>.Failed { Fault.IsOfVersion: true } && address.Version is null)
        {
            known = null;
            key = await KeyAsync(token);
            answer = await vault.SignAsync(key.Address, key.Algorithm, digest, token);
        }

        return answer switch
        {
            VaultAnswer<byte[]>.Done signed when key.Verifies(head.Span, signed.Value) => new HeadSignature(key.Algorithm, HeadKeys.IdOf(key.Spki.Span), signed.Value),
            VaultAnswer<byte[]>.Done => throw Refused(VaultFault.Unusable("its signature is not by the key that it showed")),
            VaultAnswer<byte[]>.Failed failed => throw Refused(failed.Fault),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>For whoever verifies: PEM.</summary>
    /// <exception cref="SignerException">The vault did not show it.</exception>
    public async Task<string> PublicKeyAsync(CancellationToken token)
    {
        var key = await KeyAsync(token);
        return PemEncoding.WriteString("PUBLIC KEY", key.Spki.Span);
    }

    public void Dispose() => turn.Dispose();

    private async Task<PublicKey> KeyAsync(CancellationToken token)
    {
        await turn.WaitAsync(token);
        try
        {
            if (known is null || (address.Version is null && time.GetElapsedTime(knownSince) > Fresh))
            {
                knownSince = time.GetTimestamp();
                known = await ReadAsync(token);
            }

            return known;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<PublicKey> ReadAsync(CancellationToken token) => await vault.GetAsync(address, token) switch
    {
        VaultAnswer<PublicKey>.Done { Value: { Algorithm: "ES256" } key } => key,
        VaultAnswer<PublicKey>.Done => throw Refused(VaultFault.Unusable("it is no EC P-256 key")),
        VaultAnswer<PublicKey>.Failed failed => throw Refused(failed.Fault),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private SignerException Refused(VaultFault fault) => new($"Cannot sign with the vault's key: {fault.Reason}", address.ToString(), fault.Cure);
}
