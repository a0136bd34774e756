using System.Net;
using System.Text;

namespace Playbooks.Connectors.Tests.Http;

/// <summary>Answers in memory, one step per request; a request beyond the script is an error of the test.</summary>
internal sealed class ScriptedHandler(params Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] steps) : HttpMessageHandler
{
    public List<(string Method, Uri Url, string Authorization)> Requests { get; } = [];

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answers(HttpStatusCode status, string body = "{}", params (string Name, string Value)[] headers) =>
        (_, _) =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            foreach (var (name, value) in headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            return Task.FromResult(response);
        };

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Streams(Stream body) =>
        (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Breaks(HttpRequestError error) =>
        (_, _) => throw new HttpRequestException(error);

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Hangs() => async (_, token) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        throw new InvalidOperationException("unreachable");
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add((request.Method.Method, request.RequestUri ?? throw new InvalidOperationException("no address"), request.Headers.Authorization?.ToString() ?? ""));
        return steps[Requests.Count - 1](request, cancellationToken);
    }
}
