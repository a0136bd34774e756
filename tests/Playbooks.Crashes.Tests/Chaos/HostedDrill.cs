using Playbooks.Cli.Drills;
using Playbooks.Cli.Runs;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Hosting;
using Playbooks.Sandbox.Hosting;
using Playbooks.Storage;

namespace Playbooks.Crashes.Tests.Chaos;

/// <summary>A sandbox in this process, a run of its incident in Azure Storage, and the people whom the run asks; whoever drives it is another process.</summary>
internal sealed class HostedDrill : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Crew crew;
    private readonly IWorkQueue wakes;
    private readonly TenantSettings tenant;
    private IReadOnlyList<JournalLine> lines = [];

    private HostedDrill(SandboxHost sandbox, TenantSettings tenant, string tenantPath, string store)
    {
        (Sandbox, this.tenant, TenantPath, Store) = (sandbox, tenant, tenantPath, store);
        crew = new Crew(tenant, store);
        wakes = StorePlace.Parse(store).OpenWakes(TimeProvider.System) ?? throw new InvalidOperationException("The store has no queue.");
    }

    public SandboxHost Sandbox { get; }

    public string TenantPath { get; }

    public string Store { get; }

    public Uri Queues => (StorePlace.Parse(Store) as StorePlace.Azure)?.Place.Wakes?.Service ?? throw new InvalidOperationException("The store has no queue.");

    public string Run { get; private set; } = "";

    /// <summary>Why the run stood still until a person let it go on, each time.</summary>
    public List<string> Holds { get; } = [];

    public int Claims => lines.Count(line => line.Event is RunEvent.Resumed);

    public Ending End => Ending.Of(Sandbox, lines.Select(line => line.Event));

    /// <param name="folder">Of this drill alone.</param>
    public static async Task<HostedDrill> StartAsync(string folder, string store, CancellationToken token)
    {
        var sandbox = await Incident.HappenAsync(token);
        var path = await TenantFile.WriteAsync(sandbox, folder, token);
        var drill = new HostedDrill(sandbox, Assert.IsType<TenantRead.Settings>(TenantReader.Read(path)).Value, path, store);
        drill.Run = await Incident.AlertAsync(drill.crew, sandbox, token);
        await drill.wakes.WakeAsync(drill.Run, TimeSpan.Zero, token);
        return drill;
    }

    /// <summary>The people do what the run asks of them, and wake it, until it is over.</summary>
    public async Task FollowAsync(CancellationToken token)
    {
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(token);
        var breakdown = new Breakdown(broken);
        using var people = new DrillPeople(crew.Workspace.Store, tenant.Control ?? throw new InvalidOperationException("no sandbox"), tenant.People, breakdown);
        var everybody = new Observers(people, new AutomaticApprover(crew.Workspace.Store, tenant.People, breakdown));
        try
        {
            await FollowAsync(everybody, broken.Token);
        }
        catch (OperationCanceledException) when (breakdown.Reason is { } reason)
        {
            Assert.Fail(reason);
        }
    }

    /// <summary>Messages that nobody took from the run's inbox.</summary>
    public async Task<IReadOnlyList<string>> UnheardAsync(CancellationToken token)
    {
        using var every = new PeriodicTimer(LookEvery);
        while (true)
        {
            await using var claim = await crew.ClaimAsync(Run, token);
            if (claim is not null)
            {
                var left = await claim.ReceiveAsync(token);
                await claim.RestAsync(new RunRest.Over(), token);
                return [.. left.Select(message => message.Id)];
            }

            await every.WaitForNextTickAsync(token);
        }
    }

    /// <summary>Actions that the journal says were begun twice in one attempt, or while another attempt was under way.</summary>
    public IReadOnlyList<string> BegunTwice()
    {
        var (underWay, twice) = (new HashSet<string>(), new List<string>());
        foreach (var happened in lines.Select(line => line.Event))
        {
            switch (happened)
            {
                case RunEvent.ActionStarted started when !underWay.Add(started.Action):
                    twice.Add($"{started.Action} attempt {started.Attempt}");
                    break;
                case RunEvent.ActionFinished finished:
                    underWay.Remove(finished.Action);
                    break;
                case RunEvent.Resumed resumed:
                    underWay.ExceptWith(resumed.Interrupted);
                    break;
            }
        }

        return twice;
    }

    /// <summary>All that was written about the run.</summary>
    public async Task<string> TextAsync(CancellationToken token)
    {
        var text = new System.Text.StringBuilder();
        await foreach (var line in crew.Workspace.Store.ReadAsync(Run, token))
        {
            text.AppendLine(System.Text.Encoding.UTF8.GetString(line.Span));
        }

        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        crew.Dispose();
        await Sandbox.DisposeAsync();
    }

    private async Task FollowAsync(Observers people, CancellationToken token)
    {
        using var every = new PeriodicTimer(LookEvery);
        var wasAsked = false;
        while (await every.WaitForNextTickAsync(token))
        {
            var replay = await crew.Workspace.Store.ReplayAsync(Run, token) ?? throw new InvalidOperationException("The run is gone.");
            var (before, run) = (lines.Count, replay.Run ?? throw new InvalidOperationException("The run is gone."));
            lines = [.. replay.Lines];
            if (run.IsOver)
            {
                Assert.Equal(RunOutcome.Completed, run.Outcome);
                return;
            }

            if (wasAsked)
            {
                await wakes.WakeAsync(Run, TimeSpan.Zero, token);
            }

            wasAsked = lines.Count > before && RunWords.IsWaiting(run);
            if (lines.Count > before)
            {
                people.Appended(lines, before, run);
                await LetGoOnAsync(run, token);
            }
        }
    }

    /// <summary>A run that stands still because somebody has to look at it: somebody does, and lets it try again.</summary>
    private async Task LetGoOnAsync(Run run, CancellationToken token)
    {
        if (run.Hold is { Code: not "people-asked" } hold)
        {
            Holds.Add($"{hold.Code}: {hold.Reason}");
            await crew.Workspace.Store.SendAsync(Run, new InboxMessage($"retry-{lines.Count}", InputCodec.Write(new RunInput.Retry(tenant.People[0].Id))), token);
        }
    }
}
