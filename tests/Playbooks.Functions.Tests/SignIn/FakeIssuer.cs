using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Playbooks.Functions.SignIn.Tokens;

namespace Playbooks.Functions.Tests.SignIn;

/// <summary>An issuer of tokens on loopback: it signs whatever a test asks for, with keys that it publishes or not, and counts who asks for them.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    /// <summary>Making a key takes longer than most tests.</summary>
    private static readonly Lazy<RSA> First = new(() => RSA.Create(2048));
    private static readonly Lazy<RSA> Second = new(() => RSA.Create(2048));

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> codes = new();
    private int reads;

    private FakeIssuer(WebApplication app) => this.app = app;

    public RSA Key { get; private set; } = First.Value;

    public string KeyId { get; private set; } = "k1";

    public string Name => app.Urls.First();

    public TrustedIssuer Trusted => TrustedIssuer.Of(Name) ?? throw new InvalidOperationException();

    /// <summary>How often the keys were read.</summary>
    public int Reads => reads;

    public bool IsDown { get; set; }

    /// <summary>Until when it keeps whoever asks waiting.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    /// <summary>What discovery says the issuer is called, where that is a lie.</summary>
    public string? Says { get; set; }

    /// <summary>What ID tokens say beside what they must.</summary>
    public Dictionary<string, object> Person { get; } = new() { ["sub"] = "person-1", ["oid"] = "sam-object", ["name"] = "Sam" };

    public static async Task<FakeIssuer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var issuer = new FakeIssuer(app);
        app.MapGet("/.well-known/openid-configuration", context => issuer.AnswerAsync(context, issuer.Discovery()));
        app.MapGet("/keys", context => issuer.AnswerAsync(context, issuer.Keys()));
        app.MapGet("/authorize", issuer.Authorize);
        app.MapPost("/token", issuer.RedeemAsync);
        await app.StartAsync();
        return issuer;
    }

    public void Rotate(string id) => (Key, KeyId) = (Second.Value, id);

    public string Sign(object claims) => Sign(new { alg = "RS256", typ = "JWT", kid = KeyId }, claims);

    public string Sign(object header, object claims)
    {
        var signed = $"{Part(header)}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static string Part(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private object Discovery() => new
    {
        issuer = Says ?? Name, jwks_uri = $"{Name}/keys", authorization_endpoint = $"{Name}/authorize", token_endpoint = $"{Name}/token", response_types_supported = new[] { "code" },
    };

    private object Keys()
    {
        Interlocked.Increment(ref reads);
        var key = Key.ExportParameters(false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", kid = KeyId, n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } } };
    }

    private Task Authorize(HttpContext context)
    {
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        codes[code] = (context.Request.Query["nonce"].ToString(), context.Request.Query["code_challenge"].ToString());
        context.Response.Redirect(QueryHelpers.AddQueryString(
            context.Request.Query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = context.Request.Query["state"].ToString() }));
        return Task.CompletedTask;
    }

    /// <summary>A code is taken once, from whoever knows what its challenge was made of.</summary>
    private async Task RedeemAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var verifier = Encoding.ASCII.GetBytes(form["code_verifier"].ToString());
        if (!codes.TryRemove(form["code"].ToString(), out var begun) || begun.Challenge != Base64Url.EncodeToString(SHA256.HashData(verifier)))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Name, ["aud"] = form["client_id"].ToString(), ["iat"] = now, ["exp"] = now + 600, ["nonce"] = begun.Nonce, ["auth_time"] = now,
        };
        foreach (var (name, value) in Person)
        {
            claims[name] = value;
        }

        await context.Response.WriteAsJsonAsync(new { id_token = Sign(claims) });
    }

    private async Task AnswerAsync(HttpContext context, object body)
    {
        await Held;
        if (IsDown)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await context.Response.WriteAsJsonAsync(body);
    }
}
