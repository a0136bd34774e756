using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Auth;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Conformance.Traffic;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.GitHub;

/// <summary>
/// A GitHub in memory that answers what a test says, route by route, and mints installation tokens by itself. Each request that the
/// client sends is held against GitHub's own description where that is on this machine; <see cref="Violations"/> holds what was wrong.
/// </summary>
internal sealed class FakeGitHub : HttpMessageHandler
{
    private static readonly string Key = MakeKey();

    private readonly Dictionary<string, Queue<Func<HttpRequestMessage, HttpResponseMessage>>> routes = [];

    public ManualTime Time { get; } = new();

    public List<string> Requests { get; } = [];

    public List<string> Bodies { get; } = [];

    public List<string> Violations { get; } = [];

    public int Minted { get; private set; }

    public string LastToken { get; private set; } = "";

    public Func<GitHubSettings, GitHubSettings> Configure { get; set; } = s => s;

    public GitHubConnection Open() => GitHubConnection.Open(Configure(Settings()), Time, () => 0, this);

    /// <summary>Adds one answer to a route; the last one of a route answers for ever.</summary>
    /// <param name="route">Method, path and query as sent.</param>
    public FakeGitHub On(string route, HttpStatusCode status, object? body = null, params (string Name, string Value)[] headers) =>
        On(route, _ => Response(status, body, headers));

    public FakeGitHub On(string route, object body) => On(route, HttpStatusCode.OK, body);

    public FakeGitHub On(string route, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        (routes.TryGetValue(route, out var answers) ? answers : routes[route] = new()).Enqueue(answer);
        return this;
    }

    public static HttpResponseMessage Response(HttpStatusCode status, object? body, params (string Name, string Value)[] headers)
    {
        var text = body as string ?? (body is null ? "" : JsonSerializer.Serialize(body));
        var response = new HttpResponseMessage(status) { Content = new StringContent(text, Encoding.UTF8, body is string ? "text/plain" : "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.Host == "api.github.example")
        {
            SandboxTraffic.Here.Add(await RecordedExchange.OfAsync(request, cancellationToken));
        }

        var route = $"{request.Method} {request.RequestUri?.PathAndQuery}";
        if (route == "POST /app/installations/7/access_tokens")
        {
            return Response(HttpStatusCode.Created, new { token = $"ghs_{++Minted}", expires_at = Time.GetUtcNow().AddHours(1) });
        }

        Requests.Add(route);
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        LastToken = request.Headers.Authorization?.Parameter ?? "";
        if (!routes.TryGetValue(route, out var answers))
        {
            return Response(HttpStatusCode.NotFound, new { message = "Not Found" });
        }

        return (answers.Count > 1 ? answers.Dequeue() : answers.Peek())(request);
    }

    private GitHubSettings Settings() => new()
    {
        Address = "https://api.github.example",
        DownloadAddresses = ["https://*.logs.example"],
        AppId = "Iv1.test",
        InstallationId = 7,
        AppKey = new AppKey.Held(() => SecretText.Of(Key)),
        Observer = Check,
    };

    private void Check(Exchange exchange)
    {
        if (exchange.Url.Host == "api.github.example" && Descriptions.GitHub is { } description)
        {
            Violations.AddRange(description.Errors(exchange.Method, exchange.Url, exchange.Body.Span, exchange.Reply?.Status));
        }
    }

    private static string MakeKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    }
}
