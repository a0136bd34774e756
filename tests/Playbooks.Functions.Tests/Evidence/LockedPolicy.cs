using Azure.Core.Pipeline;

namespace Playbooks.Functions.Tests.Evidence;

/// <summary>
/// Says what a container with a locked immutability policy says, which the emulator does not know (501): what is there is neither replaced nor deleted
/// (409 <c>BlobImmutableDueToPolicy</c>; learn.microsoft.com, "Container-level WORM policies"). It can also break connections.
/// </summary>
internal sealed class LockedPolicy() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>Writes that would have replaced something had it not been for the policy.</summary>
    public int Unconditional { get; private set; }

    public int Requests { get; private set; }

    public int Writes { get; private set; }

    /// <summary>After so many writes no request gets through any more; never where null.</summary>
    public int? BreakAfter { get; set; }

    public HttpPipelineTransport Transport => new HttpClientTransport(new HttpClient(this));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        if (request.Method == HttpMethod.Put)
        {
            Unconditional += request.Headers.IfNoneMatch.Count == 0 ? 1 : 0;
            Writes++;
        }

        if (Writes > BreakAfter)
        {
            throw new HttpRequestException("the connection was reset");
        }

        var answer = request.Method == HttpMethod.Delete ? new HttpResponseMessage(System.Net.HttpStatusCode.Conflict) : await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode == System.Net.HttpStatusCode.Conflict)
        {
            answer.Headers.Remove("x-ms-error-code");
            answer.Headers.Add("x-ms-error-code", "BlobImmutableDueToPolicy");
        }

        return answer;
    }
}
