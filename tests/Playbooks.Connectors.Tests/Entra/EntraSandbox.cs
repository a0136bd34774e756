using System.Text.Json.Nodes;
using Playbooks.Connectors.Entra;
using Playbooks.Connectors.Http;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Data;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Entra;

/// <summary>The sandbox's Entra and Graph over real HTTP, with every stable Graph request held against Graph's own description.</summary>
internal sealed class EntraSandbox : IChangedCloud
{
    private const string Text = """
        {"name": "entra", "now": "2026-08-10T12:00:00Z", "entra": {"tenant": "acme.example", "page_size": 2, "responder": "responder",
          "applications": [
            {"name": "responder", "passwords": [{"name": "responder", "start": "2026-01-01T00:00:00Z", "end": "2027-01-01T00:00:00Z"}],
             "app_roles": ["Application.ReadWrite.All", "AuditLog.Read.All", "Directory.Read.All", "AppRoleAssignment.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All",
               "RoleManagement.ReadWrite.Directory", "IdentityRiskyServicePrincipal.ReadWrite.All", "User.Read.All", "User.EnableDisableAccount.All", "User.RevokeSessions.All",
               "Policy.Read.All", "Policy.ReadWrite.ApplicationConfiguration", "EntraBackup.Read.All"]},
            {"name": "deployer", "owners": ["mara"], "certificates": [{"name": "signing"}, {"name": "older"}], "app_roles": ["Mail.Read"], "passwords": [{"name": "leaked", "start": "2026-01-01T00:00:00Z", "end": "2027-01-01T00:00:00Z"}, {"name": "second", "start": "2026-01-01T00:00:00Z", "end": "2027-01-01T00:00:00Z"}],
             "federated": [{"name": "github-main", "issuer": "https://token.actions.githubusercontent.com", "subject": "repo:acme/shop:ref:refs/heads/main", "audiences": ["api://AzureADTokenExchange"]}]},
            {"name": "other", "owners": ["deployer"]}],
          "users": [{"name": "mara"}], "grants": [{"client": "deployer", "scope": "Mail.Read"}], "directory_roles": [{"principal": "deployer", "role": "reader"}],
          "sign_ins": [{"time": "2026-08-09T10:00:00Z", "app": "deployer", "password": "leaked"}]}}
        """;

    private static readonly OpenApiDescription? Graph = SharedData.Find("api/graph.openapi.trimmed.json") is { } path ? OpenApiDescription.Load(path) : null;

    // Graph has them (its own pages describe them); the trimmed description does not.
    private static readonly (string Method, string End)[] Undescribed =
        [("POST", "/owners/$ref"), ("POST", "/roleManagement/directory/roleAssignments"), ("PATCH", "/policies/defaultAppManagementPolicy")];

    private readonly EntraConnection connection;

    private EntraSandbox(SandboxHost host, ManualTime time)
    {
        (Host, Time) = (host, time);
        connection = EntraConnection.Open(
            new EntraSettings
            {
                DirectoryId = "acme.example",
                Authority = host.Endpoints.EntraLogin.ToString(),
                Graph = host.Endpoints.Graph.ToString(),
                ClientId = Id("app", "responder"),
                ClientSecret = () => SecretText.Of(Secret("responder")),
                Observer = Check,
            },
            time, () => 0);
        Driver = new ActionDriver(connection.Actions, time);
    }

    public string Provider => "entra";

    public IReadOnlyDictionary<string, (int Status, string Ours)> Refusals { get; } = new Dictionary<string, (int Status, string Ours)>
    {
        ["Request_ResourceNotFound"] = (404, "not-found"),
        ["Request_MultipleObjectsWithSameKeyValue"] = (409, "already-exists"),
        ["Directory_ConcurrencyViolation"] = (409, "temporarily-unmodifiable"),
        ["Request_BadRequest"] = (400, "invalid-request"),
        ["Authorization_RequestDenied"] = (403, "not-permitted"),
    };

    public SandboxHost Host { get; }

    public ManualTime Time { get; }

    public ActionDriver Driver { get; }

    public EntraConnection Connection => connection;

    public IReadOnlyList<IAction> Actions => [.. connection.Actions];

    public EntraAccess Access => connection.Access;

    public List<string> Violations { get; } = [];

    public static async Task<EntraSandbox> StartAsync()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 8, 10, 12, 0, 0, TimeSpan.Zero));
        var document = JsonNode.Parse(Text)?.AsObject() ?? [];
        var host = await SandboxHost.StartAsync(new Scenario(document, [], new Dictionary<string, string>()), new SandboxOptions { Time = time }, CancellationToken.None);
        return new EntraSandbox(host, time);
    }

    /// <param name="kind">app, application, sp or password.</param>
    public string Id(string kind, string name) => Host.Tenant.Context.Mint.Guid($"{kind}/{name}").ToString();

    public string Secret(string name) => Host.Tenant.Context.Mint.Value("entra_secret", name);

    public static (string Name, Value Value) With(string name, string value) => (name, Value.Of(value));

    /// <summary>Surveys and performs an action, to prepare what a test is about.</summary>
    public async Task DoneAsync(string uses, params (string Name, Value Value)[] with)
    {
        await Driver.DoAsync(ActionDriver.Call(uses, with));
        Driver.Scope = new ScopeForTests(Time);
    }

    public async ValueTask DisposeAsync()
    {
        connection.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>The description is of v1.0 without its prefix; query options are OData's, which it does not list.</summary>
    private void Check(Exchange exchange)
    {
        const string Prefix = "/v1.0";
        if (Graph is not null && !Undescribed.Any(u => u.Method == exchange.Method && exchange.Url.AbsolutePath.EndsWith(u.End, StringComparison.Ordinal)) && exchange.Operation.StartsWith("graph:", StringComparison.Ordinal) && exchange.Url.AbsolutePath.StartsWith(Prefix, StringComparison.Ordinal))
        {
            var url = new Uri($"https://graph.microsoft.com{exchange.Url.AbsolutePath[Prefix.Length..]}");
            Violations.AddRange(Graph.Errors(exchange.Method, url, exchange.Body.Span, exchange.Reply?.Status));
        }
    }
}
