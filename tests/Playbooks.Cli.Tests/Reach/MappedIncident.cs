using System.Text.Json.Nodes;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;
using Playbooks.Language.Workflows;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Call = Playbooks.Core.Actions.Call;

namespace Playbooks.Cli.Tests.Reach;

/// <summary>The tj-actions tenant, read over real HTTP with the product's own connectors, and mapped once for all tests.</summary>
public sealed class MappedIncident : IAsyncLifetime
{
    private const string Window = """{"from": "2025-03-14T16:00:00Z", "to": "2025-03-15T22:00:00Z"}""";

    private Catalog catalog = new([]);
    private IActionScope? scope;

    public Value Map { get; private set; } = Value.Nothing;

    public Value Arguments { get; private set; } = Value.Nothing;

    public JsonObject Truth { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var scenario = ScenarioFiles.Find("tj-actions") ?? throw new InvalidOperationException("the scenario is not there");
        var clock = SandboxClock.StartingAt(scenario.Now, TimeProvider.System);
        await using var sandbox = await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = clock }, CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("playbooks-map-");
        try
        {
            var tenant = Assert.IsType<TenantRead.Settings>(TenantReader.Read(await TenantFile.WriteAsync(sandbox, folder.FullName, CancellationToken.None))).Value;
            using var connections = TenantConnections.Open(tenant, WorkflowReader.Read, clock, () => 0);
            catalog = new Catalog([.. connections.Actions, .. EngineCatalog.Actions(tenant.Registry)]);
            scope = new ScopeForReading(clock);
            Truth = sandbox.Truth();
            Map = await MapAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<Value> MapAsync()
    {
        var repositories = await ReadAsync("github.list-repositories", Value.EmptyMap);
        var runs = await ReadAsync("github.find-runs", Value.MapOf(
            ("repositories", Value.ListOf((repositories.Get("repositories")?.Items ?? []).Select(r => Value.Of(r.GetText("repository"))))),
            ("uses", Value.Of("tj-actions/changed-files")),
            ("commits", Value.ListOf(["0e58ed8671d6b60d0890c21b07f8835ace038e67"])),
            ("windows", Value.ListOf([Parsed(Window)]))));
        var names = Value.ListOf((repositories.Get("repositories")?.Items ?? []).Select(r => Value.Of(r.GetText("repository"))));
        var machines = await ReadAsync("github.find-machine-jobs", Value.MapOf(("repositories", names), ("runs", runs.Get("runs") ?? Value.EmptyList)));
        var found = (runs.Get("runs")?.Items ?? []).AddRange(machines.Get("runs")?.Items ?? []);
        var named = found.Select(r => r.GetText("repository") ?? "").Distinct().ToList();
        var registry = await ReadAsync("tenant.read-registry", Value.EmptyMap);
        var keyed = (registry.Get("credentials")?.Items ?? []).Where(c => c.GetText("kind") == "github_deploy_key").Select(c => c.Get("principal")?.GetText("repository") ?? "");
        Arguments = Value.MapOf(
            ("artifact", Value.Of("pkg:github/tj-actions/changed-files")),
            ("runs", runs),
            ("machines", machines),
            ("workflows", await ReadAsync("github.read-workflows", Value.MapOf(("runs", Value.ListOf(found))))),
            ("repositories", repositories),
            ("secrets", await EachAsync("github.list-secrets", named)),
            ("subjects", await EachAsync("github.read-oidc-subjects", named)),
            ("deploy-keys", await EachAsync("github.list-deploy-keys", keyed)),
            ("accounts", Value.ListOf([await ReadAsync("aws.read-account", Value.EmptyMap)])),
            ("directories", Value.ListOf([await ReadAsync("entra.read-applications", Value.EmptyMap)])),
            ("registry", registry));
        return await ReadAsync("reach.map", Arguments);
    }

    private async Task<Value> EachAsync(string uses, IEnumerable<string> repositories)
    {
        var items = new List<Value>();
        foreach (var repository in repositories)
        {
            items.Add(Value.MapOf(("item", Value.Of(repository)), ("output", await ReadAsync(uses, Value.MapOf(("repository", Value.Of(repository)))))));
        }

        return Value.ListOf(items);
    }

    private async Task<Value> ReadAsync(string uses, Value with)
    {
        var action = Assert.IsAssignableFrom<IReadAction>(catalog.Find(uses));
        var call = new Call("c", "s", uses, action.Contract.Provider, action.Contract.Effect, with, null);
        return Assert.IsType<ActionOutcome.Succeeded>(await action.ReadAsync(call, scope ?? throw new InvalidOperationException(), CancellationToken.None)).Output;
    }

    private static Value Parsed(string json) => Assert.IsType<JsonOutcome.Read>(PlainJson.Read(json)).Value;
}
