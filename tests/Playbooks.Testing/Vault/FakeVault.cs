using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Playbooks.Testing.Tls;

namespace Playbooks.Testing.Vault;

/// <summary>
/// A key vault on loopback that really signs: it wants a bearer token of its directory and the api-version, answers 401 with a challenge, throttles,
/// and rotates keys (learn.microsoft.com, "Key Vault REST").
/// </summary>
public sealed class FakeVault : IAsyncDisposable
{
    public const string Directory = "11111111-2222-3333-4444-555555555555";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, List<FakeVaultKey>> keys = new();
    private readonly ConcurrentQueue<string> calls = new();
    private int throttled;

    private FakeVault(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>Tokens that are accepted.</summary>
    public HashSet<string> Tokens { get; } = ["vault-token"];

    /// <summary>What its challenge says that a token must be for.</summary>
    public string Resource { get; set; } = "https://vault.azure.net";

    /// <summary>What was answered, in order: method, path, status.</summary>
    public IReadOnlyCollection<string> Calls => calls;

    public int Signatures => calls.Count(call => call.EndsWith("/sign 200", StringComparison.Ordinal));

    public static async Task<FakeVault> StartAsync(LoopbackCertificate certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate.Certificate)));
        builder.Services.AddRoutingCore();
        var vault = new FakeVault(builder.Build());
        vault.app.Use(next => context => vault.GuardAsync(context, next));
        vault.app.MapGet("/keys/{name}", (string name, HttpContext context) => vault.ShowAsync(name, null, context));
        vault.app.MapGet("/keys/{name}/{version}", (string name, string version, HttpContext context) => vault.ShowAsync(name, version, context));
        vault.app.MapPost("/keys/{name}/{version}/sign", vault.SignAsync);
        await vault.app.StartAsync();
        return vault;
    }

    /// <summary>Makes a key, or a new version of one.</summary>
    /// <returns>Its address with the version, as settings name it.</returns>
    public string Rotate(string name, bool isRsa = false)
    {
        var versions = keys.GetOrAdd(name, _ => []);
        versions.Add(new FakeVaultKey($"{versions.Count + 1:x32}", isRsa));
        return $"vault:{AddressOf(name, versions[^1])}";
    }

    /// <summary>PEM of the current version.</summary>
    public string PublicKeyOf(string name) => keys[name][^1].Pem;

    public void DisableOld(string name) => keys[name].SkipLast(1).ToList().ForEach(key => key.IsEnabled = false);

    /// <summary>The next so many calls are answered 429.</summary>
    public void Throttle(int times) => Volatile.Write(ref throttled, times);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        foreach (var key in keys.Values.SelectMany(versions => versions))
        {
            key.Dispose();
        }
    }

    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (Interlocked.Decrement(ref throttled) >= 0)
        {
            context.Response.Headers.RetryAfter = "1";
            await FailAsync(context, 429, "Throttled");
        }
        else if (!Tokens.Contains(context.Request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : ""))
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer authorization=\"https://login.microsoftonline.com/{Directory}\", resource=\"{Resource}\"";
            await FailAsync(context, 401, "Unauthorized");
        }
        else if (context.Request.Query["api-version"] != "7.4")
        {
            await FailAsync(context, 400, "BadParameter");
        }
        else
        {
            await next(context);
        }

        calls.Enqueue($"{context.Request.Method} {context.Request.Path} {context.Response.StatusCode}");
    }

    private Task ShowAsync(string name, string? version, HttpContext context) => Find(name, version) is not { } key
        ? FailAsync(context, 404, "KeyNotFound")
        : WriteAsync(context, new JsonObject { ["key"] = key.Jwk(AddressOf(name, key)), ["attributes"] = new JsonObject { ["enabled"] = key.IsEnabled } });

    private async Task SignAsync(string name, string version, HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        if (Find(name, version) is not { } key)
        {
            await FailAsync(context, 404, "KeyNotFound");
        }
        else if (!key.IsEnabled)
        {
            await FailAsync(context, 403, "Forbidden");
        }
        else if (key.Sign((string?)body?["alg"] ?? "", (string?)body?["value"] ?? "") is { } signature)
        {
            await WriteAsync(context, new JsonObject { ["kid"] = AddressOf(name, key), ["value"] = signature });
        }
        else
        {
            await FailAsync(context, 400, "BadParameter");
        }
    }

    private FakeVaultKey? Find(string name, string? version) =>
        keys.TryGetValue(name, out var versions) ? versions.LastOrDefault(key => version is null || key.Version == version) : null;

    private string AddressOf(string name, FakeVaultKey key) => $"{Address.GetLeftPart(UriPartial.Authority)}/keys/{name}/{key.Version}";

    private static Task FailAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "as the vault words it" } });
    }

    private static Task WriteAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
