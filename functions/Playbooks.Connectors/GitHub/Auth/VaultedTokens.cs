using System.Security.Cryptography;
using System.Text;
using Playbooks.Connectors.Vault;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.GitHub.Auth;

/// <summary>Tokens of an App whose key is in a vault. Each signature is a call, so a token is used for some minutes.</summary>
internal sealed class VaultedTokens(string appId, AppKey.Vaulted key, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly VaultKeys vault = new(key.Access);
    private volatile Made? last;

    /// <returns>The token, for the caller to dispose, or why there is none.</returns>
    public async Task<(SecretText? Token, VaultFault? Fault)> GetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (last is not { } made || now - made.At > Fresh || now < made.At)
        {
            (last, var fault) = await MakeAsync(now, cancellationToken);
            made = last;
            if (made is null)
            {
                return (null, fault);
            }
        }

        return (SecretText.OfUtf8(made.Token.Reveal()), null);
    }

    /// <summary>The next token is a new one.</summary>
    /// <returns>Whether there was one that is not used again.</returns>
    public bool Forget() => Interlocked.Exchange(ref last, null) is not null;

    private async Task<(Made? Made, VaultFault? Fault)> MakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await vault.GetAsync(key.Address, cancellationToken);
        if (found is not VaultAnswer<PublicKey>.Done { Value: { Algorithm: "RS256" } current })
        {
            return (null, (found as VaultAnswer<PublicKey>.Failed)?.Fault ?? VaultFault.Unusable("it is no RSA key"));
        }

        var unsigned = AppToken.Unsigned(appId, now);
        var answer = await vault.SignAsync(current.Address, current.Algorithm, SHA256.HashData(Encoding.ASCII.GetBytes(unsigned)), cancellationToken);
        return answer is VaultAnswer<byte[]>.Done signed
            ? (new Made(AppToken.Signed(unsigned, signed.Value), now), null)
            : (null, (answer as VaultAnswer<byte[]>.Failed)?.Fault);
    }

    private sealed record Made(SecretText Token, DateTimeOffset At);
}
