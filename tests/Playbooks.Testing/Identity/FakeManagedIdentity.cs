using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Playbooks.Testing.Identity;

/// <summary>The endpoint beside a function app that gives it tokens of its managed identity (learn.microsoft.com, "REST endpoint reference" of managed identities in App Service).</summary>
public sealed class FakeManagedIdentity : IAsyncDisposable
{
    private const string Secret = "header-of-this-machine";

    private readonly WebApplication app;
    private readonly IReadOnlyDictionary<string, string> tokens;
    private readonly ConcurrentQueue<string> asked = new();

    private FakeManagedIdentity(WebApplication app, IReadOnlyDictionary<string, string> tokens) => (this.app, this.tokens) = (app, tokens);

    /// <summary>What the platform sets in the program's environment.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["IDENTITY_ENDPOINT"] = $"{app.Urls.First()}/msi/token",
        ["IDENTITY_HEADER"] = Secret,
    };

    /// <summary>Resource and client id of each request.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    /// <param name="tokens">By resource.</param>
    public static async Task<FakeManagedIdentity> StartAsync(IReadOnlyDictionary<string, string> tokens)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var identity = new FakeManagedIdentity(builder.Build(), tokens);
        identity.app.MapGet("/msi/token", identity.GiveAsync);
        await identity.app.StartAsync();
        return identity;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task GiveAsync(HttpContext context)
    {
        var resource = context.Request.Query["resource"].ToString();
        asked.Enqueue($"{resource} {context.Request.Query["client_id"]}");
        if (context.Request.Headers["X-IDENTITY-HEADER"] != Secret || !tokens.TryGetValue(resource.TrimEnd('/'), out var token))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(new JsonObject
        {
            ["access_token"] = token,
            ["expires_on"] = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["resource"] = resource,
            ["token_type"] = "Bearer",
        }.ToJsonString(), context.RequestAborted);
    }
}
