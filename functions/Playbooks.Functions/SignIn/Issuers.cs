using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Playbooks.Functions.SignIn.Tokens;

namespace Playbooks.Functions.SignIn;

/// <summary>Everybody whose tokens are looked at, by the <c>iss</c> that these carry.</summary>
internal sealed class Issuers : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FrozenDictionary<string, (IssuerKeys Keys, TokenProof Proof)> issuers;

    public Issuers(IEnumerable<TrustedIssuer> trusted, TimeProvider time, ILogger log)
    {
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) }) { Timeout = Patience };
        var documents = new IssuerDocuments(Http);
        issuers = trusted.DistinctBy(issuer => issuer.Name).Select(issuer => new IssuerKeys(issuer, documents, time, log))
            .ToFrozenDictionary(keys => keys.Issuer.Name, keys => (keys, new TokenProof(keys, time)), StringComparer.Ordinal);
    }

    /// <summary>For an issuer's own addresses; follows nobody elsewhere.</summary>
    public HttpClient Http { get; }

    public TokenProof? Find(string issuer) => issuers.TryGetValue(issuer, out var found) ? found.Proof : null;

    public IssuerKeys? KeysOf(string issuer) => issuers.TryGetValue(issuer, out var found) ? found.Keys : null;

    public void Dispose()
    {
        foreach (var (keys, _) in issuers.Values)
        {
            keys.Dispose();
        }

        Http.Dispose();
    }
}
