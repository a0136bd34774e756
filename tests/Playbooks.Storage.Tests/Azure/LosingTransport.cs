using Azure.Core.Pipeline;

namespace Playbooks.Storage.Tests.Azure;

/// <summary>Carries requests out and loses the answers to some of them, as a network does.</summary>
internal sealed class LosingTransport(Func<HttpRequestMessage, bool> isLost) : DelegatingHandler(new SocketsHttpHandler())
{
    private int lost;

    public int Lost => lost;

    public static (LosingTransport Handler, HttpPipelineTransport Transport) Of(Func<HttpRequestMessage, bool> isLost)
    {
        var handler = new LosingTransport(isLost);
        return (handler, new HttpClientTransport(new HttpClient(handler)));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (isLost(request))
        {
            Interlocked.Increment(ref lost);
            response.Dispose();
            throw new HttpRequestException("the connection was reset");
        }

        return response;
    }
}
