using Playbooks.Connectors.Entra.Tokens;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Rotation.Checks;

/// <summary>Asks consumers' health addresses, at the configured hosts only and without any credential.</summary>
internal sealed class HealthChecks : IDisposable
{
    private readonly Egress egress;
    private readonly ProviderHttp http;

    public HealthChecks(IEnumerable<string> origins, TimeProvider time, Func<double> chance)
    {
        egress = Egress.To(origins);
        http = new ProviderHttp(new ProviderSettings { Name = "consumer", Egress = egress, LargestAnswer = 1024 * 1024 }, new NoCredential(), time, chance, null);
    }

    public bool Permits(Uri url) => egress.Permits(url);

    public Task<Answer<Reply>> GetAsync(Uri url, CancellationToken token) => http.SendAsync(new ProviderRequest("consumer:health", HttpMethod.Get, url) { Signed = false }, token);

    public void Dispose() => http.Dispose();
}
