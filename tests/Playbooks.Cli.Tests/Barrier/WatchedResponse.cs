using Playbooks.Cli.Drills;
using Playbooks.Cli.Runs;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Runs;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Cli.Tests.Barrier;

/// <summary>The shipped playbook, or what a test makes of it, answers a scenario while an intruder watches.</summary>
internal sealed class WatchedResponse : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("playbooks-watched-");
    private readonly SandboxHost sandbox;

    private WatchedResponse(SandboxHost sandbox, string stolen) => (this.sandbox, Intruder) = (sandbox, new Intruder(sandbox, stolen));

    public Intruder Intruder { get; }

    public Run? Run { get; private set; }

    public IReadOnlyList<Plan> Plans { get; private set; } = [];

    /// <param name="stolen">The user whose access key the intruder holds.</param>
    /// <param name="remake">What the test changes of the shipped playbook.</param>
    public static async Task<WatchedResponse> ToAsync(string scenario, string stolen, Func<string, string> remake)
    {
        var found = ScenarioFiles.Find(scenario) ?? throw new ArgumentException($"there is no scenario {scenario}", nameof(scenario));
        var sandbox = await SandboxHost.StartAsync(found, new SandboxOptions { Time = SandboxClock.StartingAt(found.Now, TimeProvider.System) }, CancellationToken.None);
        var response = new WatchedResponse(sandbox, stolen);
        await response.RespondAsync(remake);
        return response;
    }

    public async ValueTask DisposeAsync()
    {
        Intruder.Dispose();
        await sandbox.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task RespondAsync(Func<string, string> remake)
    {
        var tenant = Assert.IsType<TenantRead.Settings>(TenantReader.Read(await TenantFile.WriteAsync(sandbox, Path.Combine(folder.FullName, "tenant"), CancellationToken.None))).Value;
        using var crew = new Crew(tenant, Path.Combine(folder.FullName, "runs"));
        using var errors = new StringWriter();
        var playbook = PlaybookFiles.Bind(await RemadeAsync(remake), crew.Contracts, errors) ?? throw new InvalidOperationException(errors.ToString());
        // Whoever answers later than the real responders did knows all that became known of it.
        var alert = PlainJson.Read(sandbox.Scenario.Revisions[^1].Alert) is JsonOutcome.Read read ? read.Value : Value.EmptyMap;
        var inputs = Triggers.Inputs(playbook, alert, out _) ?? throw new InvalidOperationException("the alert does not start the playbook");
        var run = await crew.StartAsync(playbook, inputs, "drill", drill: true, TextWriter.Null, CancellationToken.None) ?? throw new InvalidOperationException("the run was not started");
        Run = await DriveAsync(crew, run);
        var replay = await crew.Workspace.Store.ReplayAsync(run, CancellationToken.None);
        Plans = [.. (replay?.Lines ?? []).Select(line => line.Event).OfType<RunEvent.PlanMade>().Select(made => made.Plan)];
    }

    private async Task<string> RemadeAsync(Func<string, string> remake)
    {
        var shipped = PlaybookFiles.Find("package-compromise") ?? throw new InvalidOperationException("the shipped playbook is not there");
        var path = Path.Combine(folder.FullName, "package-compromise.yaml");
        await File.WriteAllTextAsync(path, remake(await File.ReadAllTextAsync(shipped)));
        return path;
    }

    private async Task<Run?> DriveAsync(Crew crew, string run)
    {
        using var stop = new CancellationTokenSource();
        var breakdown = new Breakdown(stop);
        using var people = new DrillPeople(crew.Workspace.Store, sandbox.Endpoints.Control, crew.Tenant.People, breakdown);
        var observers = new Observers(people, new AutomaticApprover(crew.Workspace.Store, crew.Tenant.People, breakdown), new StopWhenHeld(stop));
        try
        {
            return await crew.DriveAsync(run, stay: true, observers, stop.Token) is RunStand.Over over ? over.Run : null;
        }
        catch (OperationCanceledException)
        {
            Assert.Null(breakdown.Reason);
            return null;
        }
    }
}
