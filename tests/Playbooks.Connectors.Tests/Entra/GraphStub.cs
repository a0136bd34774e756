using System.Net;
using System.Text;
using Playbooks.Testing.Conformance.Traffic;

namespace Playbooks.Connectors.Tests.Entra;

/// <summary>Graph and its token endpoint in memory: answers in the order given, after a token.</summary>
internal sealed class GraphStub(params (int Status, string Body)[] answers) : HttpMessageHandler
{
    private int next;

    public List<(string Method, Uri Url, string Body)> Requests { get; } = [];

    public int Tokens { get; private set; }

    /// <summary>What the token endpoint answers; a token that runs for an hour unless said otherwise.</summary>
    public (int Status, string Body) Token { get; set; } = (200, """{"access_token":"planted-canary","expires_in":3600}""");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SandboxTraffic.Here.Add(await RecordedExchange.OfAsync(request, cancellationToken));
        var url = request.RequestUri ?? throw new InvalidOperationException("no address");
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var isToken = url.Host == "login.example";
        Tokens += isToken ? 1 : 0;
        if (!isToken)
        {
            Requests.Add((request.Method.Method, url, body));
        }

        var (status, text) = isToken ? Token : answers[next++];
        return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }
}
