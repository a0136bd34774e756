using System.Net.Http.Headers;
using System.Text.Json;
using Playbooks.Connectors.Tenants;
using Playbooks.Functions.Tests.Hosting;

namespace Playbooks.Functions.Tests.SignIn;

/// <summary>A program and the issuer that it trusts.</summary>
internal sealed class SignedIn : IAsyncDisposable
{
    public const string Audience = "api://playbooks";

    public const string Client = "playbooks-client";

    private SignedIn(FakeIssuer issuer, InProcess program) => (Issuer, Program) = (issuer, program);

    public FakeIssuer Issuer { get; }

    public InProcess Program { get; }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    /// <param name="more">Settings beside those that every such program has.</param>
    public static async Task<SignedIn> StartAsync(params (string Name, string Value)[] more)
    {
        var issuer = await FakeIssuer.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["SignIn:Issuer"] = issuer.Name, ["SignIn:Audience"] = Audience, ["SignIn:SubjectClaim"] = "oid",
            ["SignIn:Roles"] = "security=group-security,auditor=group-audit,responder=group-response,responder=Runs.Start",
            ["SignIn:Client"] = Client, ["SignIn:Origin"] = "http://localhost",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return new SignedIn(issuer, await InProcess.StartAsync(Tenant(issuer.Name), settings));
    }

    /// <summary>Over somebody else's tenant and runs: each of its people signs in as <c>ID-object</c>.</summary>
    public static async Task<SignedIn> StartAsync(TenantSettings tenant, string store)
    {
        var issuer = await FakeIssuer.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["SignIn:Issuer"] = issuer.Name, ["SignIn:Audience"] = Audience, ["SignIn:SubjectClaim"] = "oid", ["SignIn:Roles"] = "responder=group-response,auditor=group-audit,operator=group-operate",
        };
        var people = tenant.People.Select(person => person with { SignIn = new TenantSubject(issuer.Name, $"{person.Id}-object") });
        return new SignedIn(issuer, await InProcess.StartAsync(tenant with { People = [.. people] }, settings, store));
    }

    public static TenantSettings Tenant(string issuer) => new()
    {
        Name = "acme",
        IsSandbox = true,
        People =
        [
            new("sam", ["security", "security-leads"], new TenantSubject(issuer, "sam-object")),
            new("dana", ["platform"], new TenantSubject(issuer, "dana-object")),
            new("old-hand", ["identity"]),
        ],
        Workloads = [new("alerts-pipeline", new TenantSubject(issuer, "repo:acme/alerts:ref:refs/heads/main"), "playbooks-workloads", ["responder", "security"])],
    };

    /// <summary>What an access token of a person says; changed as a test needs.</summary>
    public Dictionary<string, object> Person(params (string Name, object? Value)[] changes) => Changed(
        new() { ["iss"] = Issuer.Name, ["aud"] = Audience, ["sub"] = "s", ["oid"] = "sam-object", ["scp"] = "access_as_user", ["azp"] = "cli", ["iat"] = Now, ["exp"] = Now + 600, ["groups"] = new[] { "group-security" } },
        changes);

    public Dictionary<string, object> Program7(params (string Name, object? Value)[] changes) => Changed(
        new() { ["iss"] = Issuer.Name, ["aud"] = Audience, ["sub"] = "p", ["oid"] = "program-7", ["azp"] = "program-7", ["idtyp"] = "app", ["iat"] = Now, ["exp"] = Now + 600, ["roles"] = new[] { "Runs.Start" } },
        changes);

    /// <param name="body">Sent as JSON.</param>
    public async Task<(System.Net.HttpStatusCode Status, JsonElement Body, HttpResponseMessage Answer)> AskAsync(
        HttpMethod method, string path, object bearer, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Program.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Issuer.Sign(bearer));
        request.Content = body switch { null => null, string text => new StringContent(text, System.Text.Encoding.UTF8, "application/json"), _ => System.Net.Http.Json.JsonContent.Create(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await Http.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, said.Length > 0 && answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(said).RootElement : default, answer);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? bearer = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Program.Address, path));
        request.Headers.Authorization = bearer switch { null => null, string token => new("Bearer", token), _ => new AuthenticationHeaderValue("Bearer", Issuer.Sign(bearer)) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request);
    }

    public async Task<JsonElement> MeAsync(object? bearer, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(HttpMethod.Get, "api/me", bearer, headers);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Program.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    private static Dictionary<string, object> Changed(Dictionary<string, object> claims, (string Name, object? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            claims.Remove(name);
            if (value is not null)
            {
                claims[name] = value;
            }
        }

        return claims;
    }
}
