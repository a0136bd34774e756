using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Actions;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.GitHub.Auth;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;
using Playbooks.Language.Lockfiles;
using Playbooks.Language.Workflows;
using Playbooks.Language.Workflows.Federation;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Time;
using Call = Playbooks.Core.Actions.Call;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>The actions of GitHub on a sandbox over real HTTP. Each request is held against GitHub's own description.</summary>
internal sealed partial class SandboxGitHub : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly GitHubTenant tenant;
    private readonly Catalog catalog;

    private SandboxGitHub(SandboxHost host, ManualTime time, HttpMessageHandler? handler)
    {
        (Host, Time) = (host, time);
        var world = World;
        var settings = new GitHubSettings
        {
            Address = host.Endpoints.GitHub.AbsoluteUri,
            DownloadAddresses = [],
            AppId = $"{world.App.Id}",
            InstallationId = world.App.Installation,
            AppKey = new AppKey.Held(() => SecretText.Of(world.App.PrivateKey)),
            Observer = Check,
            OtherApps =
            [
                .. world.Apps.Skip(1).Select(app => new OtherApp
                {
                    Id = app.Id,
                    InstallationId = app.Installation,
                    Key = () => SecretText.Of(app.PrivateKey),
                    ClientId = app.ClientId,
                    ClientSecret = () => SecretText.Of(app.ClientSecret ?? ""),
                }),
            ],
        };
        Connection = GitHubConnection.Open(settings, time, () => 0, handler);
        tenant = new GitHubTenant([new("acme", Connection)]);
        catalog = new Catalog(GitHubActions.In(tenant, WorkflowReader.Read, LockfileReader.Read, WorkflowFederation.Edit));
        Scope = new RecordingScope(time);
    }

    public SandboxHost Host { get; }

    public GitHubWorld World => Host.Tenant.Parts.OfType<GitHubPart>().Single().World;

    public ManualTime Time { get; }

    public RecordingScope Scope { get; }

    public GitHubConnection Connection { get; }

    /// <summary>What was sent and what came.</summary>
    public ConformanceRecord Conformance { get; } = new(Descriptions.GitHub, Descriptions.GitHubContradictions, Descriptions.IsLeftOut);

    public List<string> Violations { get; } = [];

    public List<string> Requested { get; } = [];

    /// <summary>Of the answers, beside <see cref="Requested"/>.</summary>
    public List<int> Statuses { get; } = [];

    public IEnumerable<ActionContract> Contracts => catalog.Contracts;

    public static Task<SandboxGitHub> StartAsync(TimeSpan? visibilityDelay = null) => StartAsync(new Scenario(JsonNode.Parse(Data)?.AsObject() ?? [], [], Files), visibilityDelay);

    /// <summary>The usual tenant with more sections, or members of the organisation's repository <c>web</c>.</summary>
    public static Task<SandboxGitHub> StartAsync(Action<JsonObject> change)
    {
        var data = JsonNode.Parse(Data)?.AsObject() ?? [];
        change(data);
        return StartAsync(new Scenario(data, [], Files));
    }

    public static async Task<SandboxGitHub> StartAsync(Scenario scenario, TimeSpan? visibilityDelay = null, HttpMessageHandler? handler = null)
    {
        var time = new ManualTime(scenario.Now);
        return new(await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = time, VisibilityDelay = visibilityDelay ?? TimeSpan.Zero }, CancellationToken.None), time, handler);
    }

    public long Run(string name) =>
        Host.Tenant.Context.Mint.Number($"run/acme/web/{name}", 9_999_999_999);

    public long Hook(string name) => World.Organisations["acme"].Hooks.Concat(World.Repositories.SelectMany(r => r.Hooks)).Single(h => h.Url.EndsWith(name, StringComparison.Ordinal)).Id;

    public long Grant(string name) => World.Organisations["acme"].PatGrants.Single(g => g.Name == name).Id;

    public long Authorization(string user, string type) => World.Organisations["acme"].Authorizations.Single(a => a.User == user && a.Type == type).Id;

    public string Commit(string name) => World.Repository("acme", "web")?.Commits.Single(c => c.Name == name).Sha ?? "";

    public async Task<Value> ReadAsync(string uses, string with)
    {
        var action = Assert.IsAssignableFrom<IReadAction>(catalog.Find(uses));
        return Output(action, await action.ReadAsync(CallOf(action, with), Scope, CancellationToken.None));
    }

    public async Task<ActionOutcome> TryReadAsync(string uses, string with)
    {
        var action = Assert.IsAssignableFrom<IReadAction>(catalog.Find(uses));
        return await action.ReadAsync(CallOf(action, with), Scope, CancellationToken.None);
    }

    public async Task<Survey> SurveyAsync(string uses, string with)
    {
        var action = Assert.IsAssignableFrom<IChangeAction>(catalog.Find(uses));
        return Assert.IsType<SurveyOutcome.Surveyed>(await action.SurveyAsync(CallOf(action, with), Scope, CancellationToken.None)).Survey;
    }

    public async Task<ActionOutcome> FailedSurveyAsync(string uses, string with)
    {
        var action = Assert.IsAssignableFrom<IChangeAction>(catalog.Find(uses));
        return Assert.IsType<SurveyOutcome.Failed>(await action.SurveyAsync(CallOf(action, with), Scope, CancellationToken.None)).Why;
    }

    public async Task<ActionOutcome> SurveyFailsAsync(string uses, string with)
    {
        var action = Assert.IsAssignableFrom<IChangeAction>(catalog.Find(uses));
        return Assert.IsType<SurveyOutcome.Failed>(await action.SurveyAsync(CallOf(action, with), Scope, CancellationToken.None)).Why;
    }

    public async Task<ActionOutcome> TryPerformAsync(string uses, string with, Survey survey)
    {
        var action = Assert.IsAssignableFrom<IChangeAction>(catalog.Find(uses));
        return await action.PerformAsync(CallOf(action, with), survey, Scope, CancellationToken.None);
    }

    /// <summary>Surveys, performs, and gives the output; the action's clock is moved on while it waits in steps of <paramref name="pause"/>.</summary>
    public async Task<Value> PerformAsync(string uses, string with, TimeSpan? pause = null)
    {
        var action = Assert.IsAssignableFrom<IChangeAction>(catalog.Find(uses));
        return Output(action, await PumpAsync(uses, with, await SurveyAsync(uses, with), pause));
    }

    /// <summary>Performs, and moves the clock on while the action waits in steps of <paramref name="pause"/>.</summary>
    public async Task<ActionOutcome> PumpAsync(string uses, string with, Survey survey, TimeSpan? pause)
    {
        var performing = TryPerformAsync(uses, with, survey);
        while (pause is { } step && await Task.WhenAny(performing, Time.WaitingFor(step)) != performing)
        {
            Time.Advance(step);
        }

        return await performing;
    }

    public async ValueTask DisposeAsync()
    {
        tenant.Dispose();
        await Host.DisposeAsync();
        Assert.True(Violations.Count == 0, string.Join("\n", Violations.Distinct()));
    }

    private Value Output(IAction action, ActionOutcome outcome)
    {
        var output = Assert.IsType<ActionOutcome.Succeeded>(outcome).Output;
        Assert.Empty(Shapes.Errors(output, action.Contract.Output, action.Contract.Name));
        var text = PlainJson.Write(output);
        Assert.DoesNotContain(Host.Secrets, secret => text.Contains(secret, StringComparison.Ordinal));
        return output;
    }

    private static Call CallOf(IAction action, string with)
    {
        var arguments = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(with)).Value;
        var contract = action.Contract;
        Assert.Empty(((Value.Map)arguments).Entries.Select(e => (e.Key as Value.Text)?.Content).Except(contract.Inputs.Select(i => i.Name)));
        return new Call("c1", "s1", contract.Name, contract.Provider, contract.Effect, arguments, null);
    }

    /// <summary>Requests and answers as the vendor describes them; faults that the sandbox was told to make are not its answers.</summary>
    private void Check(Exchange exchange)
    {
        lock (gate)
        {
            Keep(exchange);
        }
    }

    private void Keep(Exchange exchange)
    {
        Requested.Add(exchange.Url.PathAndQuery);
        Statuses.Add(exchange.Reply?.Status ?? 0);
        if (exchange.Url.AbsolutePath.StartsWith("/_logs/", StringComparison.Ordinal))
        {
            return;
        }

        // The description names 304 for few operations; HTTP allows it for each that was asked under a condition.
        var isUnchanged = exchange.Headers.ContainsKey("If-None-Match") && exchange.Reply?.Status == 304;
        Violations.AddRange(Conformance.Add(
            exchange.Method, exchange.Url, exchange.Body.Span, isUnchanged ? null : exchange.Reply?.Status, (exchange.Reply?.Body ?? default).Span, exchange.Reply?.MediaType == "application/json"));
        Violations.AddRange(HeaderErrors(exchange));
    }

    private static IEnumerable<string> HeaderErrors(Exchange exchange) =>
        new[] { "Accept", "X-GitHub-Api-Version", "User-Agent", "Authorization" }
            .Where(name => !exchange.Headers.ContainsKey(name) && (name != "Authorization" || !exchange.Url.AbsolutePath.StartsWith("/credentials/", StringComparison.Ordinal)))
            .Select(name => $"{exchange.Method} {exchange.Url.AbsolutePath}: the header {name} is not there");
}
