using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Playbooks.Connectors.Http;
using Playbooks.Core.Alerts.Aws;

namespace Playbooks.Functions.Hooks;

/// <summary>Asks over https, follows nothing, takes little, and keeps the few certificates that there are.</summary>
internal sealed class SnsAddresses : ISnsAddresses, IDisposable
{
    private const int MostBytes = 64 * 1024;
    private const int MostKept = 32;

    private static readonly Egress Allowed = Egress.To("https://*.amazonaws.com", "https://*.amazonaws.com.cn");

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(1) })
    {
        Timeout = TimeSpan.FromSeconds(1.5),
        MaxResponseContentBufferSize = MostBytes,
    };

    private readonly ConcurrentDictionary<string, X509Certificate2> kept = new(StringComparer.Ordinal);

    public async Task<X509Certificate2?> CertificateAsync(Uri address, CancellationToken token)
    {
        if (kept.TryGetValue(address.AbsoluteUri, out var known))
        {
            return known;
        }

        if (!SnsMessage.IsCertificateAddress(address) || await GetAsync(address, token) is not { } bytes || Read(bytes) is not { } certificate)
        {
            return null;
        }

        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        return kept.GetOrAdd(address.AbsoluteUri, certificate);
    }

    public async Task<bool> ConfirmAsync(Uri address, CancellationToken token) => SnsMessage.IsServiceAddress(address) && await GetAsync(address, token) is not null;

    public void Dispose() => http.Dispose();

    private async Task<byte[]?> GetAsync(Uri address, CancellationToken token)
    {
        if (!Allowed.Permits(address))
        {
            return null;
        }

        try
        {
            using var answer = await http.GetAsync(address, token);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(token) : null;
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is TaskCanceledException && !token.IsCancellationRequested))
        {
            // It cannot be told at the moment; the service sends again.
            return null;
        }
    }

    private static X509Certificate2? Read(byte[] pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
