using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Actions;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Hosting;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Functions.Tests.Hosting;

/// <summary>A sandbox with its alert, a store, and people who do what a run asks of them; whoever drives the run is another process.</summary>
internal sealed class Rehearsal : IAsyncDisposable
{
    private readonly SandboxHost sandbox;
    private readonly Crew crew;
    private readonly HttpClient http = new();

    private Rehearsal(string folder, string store, SandboxHost sandbox, TenantSettings tenant, string tenantFile)
    {
        (Folder, Store, this.sandbox, TenantPath) = (folder, store, sandbox, tenantFile);
        crew = new Crew(tenant, Store);
        Runs = crew.Workspace.Store;
    }

    public string Folder { get; }

    /// <summary>As the setting names it.</summary>
    public string Store { get; }

    public string TenantPath { get; }

    public TenantSettings Tenant => crew.Tenant;

    /// <summary>Where the run is; elsewhere than here where a test has moved it.</summary>
    public IRunStore Runs { get; set; }

    public Value Alert => PlainJson.Read(sandbox.Alerts[0]) is JsonOutcome.Read read ? read.Value : Value.Nothing;

    /// <summary>Settings for the program that works on this store and tenant.</summary>
    public Dictionary<string, string> Settings => new() { ["Store"] = Store, ["Tenant"] = TenantPath };

    public static Task<Rehearsal> StartAsync(CancellationToken token) => StartAsync(null, token);

    /// <param name="store">Where runs are kept; a folder where null.</param>
    public static async Task<Rehearsal> StartAsync(string? store, CancellationToken token)
    {
        var scenario = ScenarioFiles.Find("tj-actions") ?? throw new InvalidOperationException("the scenario is gone");
        var sandbox = await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = SandboxClock.StartingAt(scenario.Now, TimeProvider.System) }, token);
        var folder = Directory.CreateTempSubdirectory("playbooks-host-").FullName;
        var file = await TenantFile.WriteAsync(sandbox, Path.Combine(folder, "tenant"), token);
        sandbox.MarkStart();
        return new Rehearsal(folder, store ?? $"files:{Path.Combine(folder, "runs")}", sandbox, Assert.IsType<TenantRead.Settings>(TenantReader.Read(file)).Value, file);
    }

    public Task<Dictionary<string, ECDsa>> KeysAsync(CancellationToken token) => crew.Workspace.KnownKeysAsync(token);

    /// <summary>Makes the run of the scenario's alert and drives it no further.</summary>
    public async Task<string> BeginAsync(CancellationToken token)
    {
        using var error = new StringWriter();
        var playbook = PlaybookFiles.Bind("package-compromise", crew.Contracts, error);
        Assert.True(playbook is not null, error.ToString());
        var inputs = Core.Runs.Triggers.Inputs(playbook, Alert, out _);
        Assert.NotNull(inputs);
        var run = await crew.StartAsync(playbook, inputs, "drill", drill: true, error, token);
        Assert.True(run is not null, error.ToString());
        return run;
    }

    public async Task<Run> ReadAsync(string run, CancellationToken token) =>
        (await Runs.ReplayAsync(run, token))?.Run ?? throw new InvalidOperationException($"there is no run {run}");

    /// <summary>The people look at the run and do what it asks of them.</summary>
    /// <returns>Whether they left it a message.</returns>
    public async Task<bool> AnswerAsync(string run, CancellationToken token)
    {
        var now = await ReadAsync(run, token);
        return now switch
        {
            { Stage: { Checkpoint: { } asked } stage } => await DecideAsync(now, stage, asked, token),
            { Stage: { } stage, Hold.Code: "people-asked" } => await DoTasksAsync(now, stage, token),
            _ => false,
        };
    }

    /// <summary>The run goes on in another store, from where it stands.</summary>
    public async Task MoveToAsync(string run, IRunStore store, CancellationToken token)
    {
        var lines = new List<byte>();
        await foreach (var line in Runs.ReadAsync(run, token))
        {
            lines.AddRange([.. line.Span, (byte)'\n']);
        }

        Assert.True(await store.CreateAsync(run, lines.ToArray(), token));
        Runs = store;
    }

    /// <summary>Drives a run from here and does what it asks, to its end.</summary>
    public async Task FinishAsync(string run, CancellationToken token)
    {
        while (await crew.DriveAsync(run, stay: false, new Unobserved(), token) is not RunStand.Over)
        {
            Assert.True(await AnswerAsync(run, token), "the run waits for nobody");
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        crew.Dispose();
        await sandbox.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<bool> DecideAsync(Run run, StageRun stage, OpenCheckpoint asked, CancellationToken token)
    {
        var left = crew.Tenant.People.Where(person => person.Id != run.RequestedBy).OrderBy(person => person.Roles.Length).ToList();
        foreach (var role in asked.Approvals.SelectMany(quorum => Enumerable.Repeat(quorum.Role, quorum.Count)))
        {
            var person = left.First(candidate => candidate.Roles.Contains(role));
            left.Remove(person);
            var decision = new RunInput.Decide(stage.Stage.Name, stage.Digest, person.Id, role, person.Roles, true, "", "test");
            await Runs.SendAsync(run.Id, new InboxMessage($"test-{run.Rounds}-{person.Id}", InputCodec.Write(decision)), token);
        }

        return true;
    }

    private async Task<bool> DoTasksAsync(Run run, StageRun stage, CancellationToken token)
    {
        foreach (var task in stage.Applying.Unclear.Select(id => stage.Applying.Actions[id].Action.Call).Where(call => call.Uses == HumanTasks.Name))
        {
            using var answer = await http.PostAsJsonAsync(
                new Uri(sandbox.Endpoints.Control, "/_sandbox/people/rotate"), new { credential = task.Arguments.GetText("subject") ?? "" }, JsonSerializerOptions.Web, token);
            var done = new RunInput.ResolveUnknown(task.Id, Happened: true, crew.Tenant.People[0].Id, "done by hand");
            await Runs.SendAsync(run.Id, new InboxMessage($"task-{task.Id.Replace('#', '-')}", InputCodec.Write(done)), token);
        }

        return true;
    }
}
