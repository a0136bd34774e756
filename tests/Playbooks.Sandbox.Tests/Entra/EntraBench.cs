using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tenants;
using Playbooks.Sandbox.WebTokens;
using Playbooks.Testing.Time;

namespace Playbooks.Sandbox.Tests.Entra;

/// <summary>A running sandbox with one directory, and a client that signs in.</summary>
internal sealed class EntraBench : IAsyncDisposable
{
    public const string Issuer = "https://token.actions.githubusercontent.com";
    public const string Subject = "repo:acme/shop:environment:prod";
    public const string Audience = "api://AzureADTokenExchange";

    private const string Text = """
        {"name": "bench", "now": "2025-03-15T22:10:00Z", "entra": {"tenant": "acme.onmicrosoft.com", "page_size": 2, "password_max_days": 180,
          "users": [{"name": "mara"}],
          "applications": [
            {"name": "responder", "passwords": [{"name": "responder"}], "app_roles": ["Application.ReadWrite.All", "Directory.ReadWrite.All", "AuditLog.Read.All",
              "DelegatedPermissionGrant.ReadWrite.All", "AppRoleAssignment.ReadWrite.All", "RoleManagement.ReadWrite.Directory", "User.RevokeSessions.All", "IdentityRiskyServicePrincipal.ReadWrite.All"]},
            {"name": "deployer", "passwords": [{"name": "deployer", "end": "2026-01-01T00:00:00Z"}, {"name": "stale", "start": "2024-01-01T00:00:00Z", "end": "2025-01-01T00:00:00Z"}],
              "certificates": [{"name": "cert"}], "owners": ["mara", "keeper"], "app_roles": ["Mail.Read"],
              "federated": [{"name": "prod", "issuer": "https://token.actions.githubusercontent.com", "subject": "repo:acme/shop:environment:prod"},
                {"name": "flexible", "issuer": "https://token.actions.githubusercontent.com", "expression": "claims['sub'] matches 'repo:acme/tools:*'"}]},
            {"name": "keeper", "passwords": [{"name": "keeper"}], "app_roles": ["Application.ReadWrite.OwnedBy"]},
            {"name": "off", "disabled": true, "passwords": [{"name": "off"}]},
            {"name": "unplugged", "service_principal": {"enabled": false}, "passwords": [{"name": "unplugged"}]}],
          "grants": [{"client": "deployer", "scope": "Mail.Read offline_access"}],
          "directory_roles": [{"principal": "deployer", "role": "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"}],
          "sign_ins": [{"time": "2025-03-15T20:00:00Z", "app": "deployer", "password": "deployer", "ip": "198.51.100.9"}]}}
        """;

    private readonly HttpClient http = new();
    private readonly ManualTime time;
    private readonly Mint mint;

    private EntraBench(SandboxHost host, ManualTime time)
    {
        (Host, this.time) = (host, time);
        mint = host.Tenant.Context.Mint;
    }

    public SandboxHost Host { get; }

    public DateTimeOffset Now => Host.Clock.GetUtcNow();

    public static async Task<EntraBench> StartAsync(TimeSpan visibilityDelay = default, string seed = "bench")
    {
        var time = new ManualTime(new DateTimeOffset(2025, 3, 15, 22, 10, 0, TimeSpan.Zero));
        var scenario = new Scenario(JsonNode.Parse(Text)?.AsObject() ?? [], [], new Dictionary<string, string>());
        return new(await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = time, VisibilityDelay = visibilityDelay, Seed = seed }, CancellationToken.None), time);
    }

    public string Id(string name) => mint.Guid(name).ToString();

    public string AppId(string name) => Id("app/" + name);

    public string Application(string name) => $"v1.0/applications/{Id("application/" + name)}";

    public string Principal(string name) => $"v1.0/servicePrincipals/{Id("sp/" + name)}";

    public string Secret(string name) => mint.Value("entra_secret", name);

    public void Advance(TimeSpan by) => time.Advance(by);

    public bool Works(string kind, params (string Name, string Value)[] fields) => Host.Tenant.Works(
        new CredentialValue(kind, fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal)), Now);

    public bool SecretWorks(string app, string secret) => Works("entra_client_secret", ("client_id", AppId(app)), ("secret", secret));

    public bool FederatedWorks(string app, string subject) =>
        Works("entra_federated", ("client_id", AppId(app)), ("issuer", Issuer), ("subject", subject), ("audience", Audience));

    public async Task<(int Status, JsonObject Body)> TokenAsync(Dictionary<string, string> fields, string tenant = "acme.onmicrosoft.com")
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri(Host.Endpoints.EntraLogin, $"/{tenant}/oauth2/v2.0/token"), form);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())?.AsObject() ?? []);
    }

    public Dictionary<string, string> BySecret(string app, string secret) => new()
    {
        ["grant_type"] = "client_credentials", ["client_id"] = AppId(app), ["scope"] = "https://graph.microsoft.com/.default", ["client_secret"] = secret,
    };

    public Dictionary<string, string> ByWorkflow(string app, string subject, string audience = Audience, WebTokenKey? key = null)
    {
        var fields = BySecret(app, "");
        fields.Remove("client_secret");
        fields["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        fields["client_assertion"] = (key ?? WebTokenKey.GitHubActions).Sign(new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = subject,
            ["aud"] = audience,
            ["exp"] = Now.AddMinutes(5).ToUnixTimeSeconds(),
        });
        return fields;
    }

    public async Task<string> SignInAsync(string app = "responder") => (await TokenAsync(BySecret(app, Secret(app)))).Body["access_token"]?.ToString() ?? "";

    public async Task<EntraAnswer> GraphAsync(string method, string path, JsonObject? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith("http", StringComparison.Ordinal) ? new Uri(path) : new Uri(Host.Endpoints.Graph, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? await SignInAsync());
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<string> GetTextAsync(Uri address) => await http.GetStringAsync(address);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Host.DisposeAsync();
    }
}
