using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Playbooks.Core.Alerts;
using Playbooks.Core.Secrets;
using Playbooks.Functions.Hooks;
using Playbooks.Functions.Tests.Alerts;
using Playbooks.Hosting.Alerts;
using Playbooks.Testing.Time;

namespace Playbooks.Functions.Tests.Hooks;

/// <summary>The doors on loopback, over real HTTP, with a clock that tests move and a notification service that tests play.</summary>
internal sealed class Doorway : IAsyncDisposable
{
    public const string GitHubSecret = "It's a Secret to Everybody";
    public const string NextGitHubSecret = "the one that comes next";
    public const string Shared = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string ApiKey = "an-api-key-of-a-connection";
    public const string Token = "a-token-of-a-workload";
    public const string Origin = "eventemitter.example.com";

    private readonly WebApplication app;
    private readonly HttpClient http = new();

    private Doorway(WebApplication app, AlertBench bench, Intake intake, FakeSns sns, ManualTime time) => (this.app, Bench, Intake, Sns, Time) = (app, bench, intake, sns, time);

    public AlertBench Bench { get; }

    public Intake Intake { get; }

    public FakeSns Sns { get; }

    public ManualTime Time { get; }

    /// <summary>What was refused, as the log has it.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    public static async Task<Doorway> OpenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddRoutingCore();
        var lines = new Lines();
        builder.Logging.AddProvider(lines);
        var (app, bench, time) = (builder.Build(), new AlertBench(), new ManualTime(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)));
        var (intake, sns) = (bench.Intake(), new FakeSns());
        var door = new Doorway(app, bench, intake, sns, time);
        lines.Refused = door.Refusals.Enqueue;
        var shared = Secrets(Shared);
        var callers = new OneCaller();
        IHook[] hooks =
        [
            new GitHubHook(Secrets(GitHubSecret, NextGitHubSecret)),
            new SnsHook(new HashSet<string> { FakeSns.Topic }, sns),
            new EventBridgeHook(Secrets(ApiKey)),
            new SharedHook("microsoft", AlertSources.Microsoft, shared, callers, request => request.Json()),
            new SharedHook("ocsf", AlertSources.Ocsf, shared, callers, request => request.Json()),
            new SharedHook("cloudevents", AlertSources.CloudEvents, shared, callers, CloudEventBody.Read),
            new SharedHook("alert", AlertSources.Plain, shared, callers, request => request.Json()),
        ];
        new HookRoutes(hooks, new HashSet<string> { Origin }, intake, time, app.Services.GetRequiredService<ILogger<HookRoutes>>()).Map(app);
        await app.StartAsync();
        return door;
    }

    public static string Hex(string secret, byte[] body) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    public (string, string)[] Signed(string id, byte[] body, DateTimeOffset at, string secret = Shared)
    {
        var stamp = $"{at.ToUnixTimeSeconds()}";
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{stamp}."), .. body];
        return [("webhook-id", id), ("webhook-timestamp", stamp), ("webhook-signature", $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[6..]), content))}")];
    }

    public static (string, string)[] GitHub(string name, string delivery, byte[] body, string secret = GitHubSecret) =>
        [("X-GitHub-Event", name), ("X-GitHub-Delivery", delivery), ("X-Hub-Signature-256", Hex(secret, body))];

    public Task<HttpResponseMessage> PostAsync(string door, byte[] body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, door, body, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string door, byte[]? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(app.Urls.First()), $"hooks/{door}")) { Content = body is null ? null : new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await Intake.DisposeAsync();
        Sns.Dispose();
        Bench.Dispose();
    }

    private static HookSecrets Secrets(params string[] secrets) => HookSecrets.Of([.. secrets.Select<string, Connectors.Secrets.SecretSource>(secret => () => SecretText.Of(secret))]);

    private sealed class OneCaller : IAlertCaller
    {
        public Task<string?> ProveAsync(string token, CancellationToken cancel) => Task.FromResult(token == Token ? "workload-1" : null);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public Action<string> Refused { get; set; } = _ => { };

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == 60)
            {
                Refused(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
