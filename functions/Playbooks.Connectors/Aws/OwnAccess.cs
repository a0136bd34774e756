using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Keys;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws;

/// <summary>Everything in the tenant's AWS accounts that the run works with, and what the tenant file guards besides.</summary>
/// <param name="guarded">Accesses as plans write them.</param>
internal sealed class OwnAccess(IEnumerable<string> guarded)
{
    private readonly List<(string Account, OwnCredential Credential)> credentials = [];

    public ImmutableHashSet<string> Guarded { get; } = [.. guarded];

    /// <param name="account">The account that the credential is configured for.</param>
    public void Add(string account, OwnCredential credential) => credentials.Add((account, credential));

    /// <summary>
    /// Who the run is, everywhere: the credential of one account may be made from a user of another. A failure where that cannot be told;
    /// a credential of another account that does not work at all is left out, for nothing can be lost with it.
    /// </summary>
    public async Task<Answer<ImmutableArray<OwnIdentity>>> InAsync(string account, CancellationToken token)
    {
        var all = ImmutableArray.CreateBuilder<OwnIdentity>();
        foreach (var (of, credential) in credentials)
        {
            if ((await credential.WhoAsync(token)).Is(out var me, out var why))
            {
                all.Add(me);
            }
            else if (of == account || why.Kind is not (FailureKind.NotPermitted or FailureKind.Unusable))
            {
                return why;
            }
        }

        return all.ToImmutable();
    }

    /// <summary>The accesses of every credential that can be told now.</summary>
    public async Task<ImmutableArray<string>> AccessesAsync(CancellationToken token)
    {
        var all = ImmutableArray.CreateBuilder<string>();
        foreach (var (_, credential) in credentials)
        {
            all.AddRange((await credential.WhoAsync(token)).Is(out var me, out _) ? me.Accesses : []);
        }

        return all.ToImmutable();
    }
}
