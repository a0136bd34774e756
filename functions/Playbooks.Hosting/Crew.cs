using System.Collections.Immutable;
using System.Security.Cryptography;
using Playbooks.Connectors.Tenants;
using Playbooks.Connectors.Vault;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Reports;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Language.Lockfiles;
using Playbooks.Language.Workflows;
using Playbooks.Language.Workflows.Federation;

namespace Playbooks.Hosting;

/// <summary>Everything that works on runs of one tenant from this process: its connections, its catalog, its folder of runs.</summary>
public sealed class Crew : IDisposable
{
    private readonly TenantConnections connections;

    public Crew(TenantSettings tenant, string store)
        : this(tenant, store, vaulted: null)
    {
    }

    /// <param name="vaulted">The key that signs heads; a key file beside the runs where null.</param>
    public Crew(TenantSettings tenant, string store, KeyAddress? vaulted)
    {
        Tenant = tenant;
        Time = TenantPin.ClockOf(tenant);
        Workspace = new Workspace(store, Time, vaulted);
        connections = TenantConnections.Open(tenant, WorkflowReader.Read, Time, Chance, LockfileReader.Read, WorkflowFederation.Edit);
        Catalog = new Catalog([.. connections.Actions, .. EngineCatalog.Actions(tenant.Registry, () => TenantInventories.Read(store, tenant))]);
    }

    public TenantSettings Tenant { get; }

    public TimeProvider Time { get; }

    public Workspace Workspace { get; }

    public Catalog Catalog { get; }

    public ImmutableArray<ActionContract> Contracts => [.. Catalog.Contracts, .. EngineActions.All];

    /// <summary>Makes a run. Its id is returned; null, with the reason written, where the inputs are wrong.</summary>
    public async Task<string?> StartAsync(Playbook playbook, Value inputs, string requestedBy, bool drill, TextWriter error, CancellationToken token)
    {
        var id = NewId(playbook);
        return await StartAsync(id, playbook, inputs, requestedBy, drill, error, token) switch
        {
            null => null,
            true => id,
            false => throw new InvalidOperationException($"run {id} exists already"),
        };
    }

    public string NewId(Playbook playbook) => RunId.New(playbook.Id, Time.GetUtcNow(), RandomNumberGenerator.GetBytes(8));

    /// <summary>Makes the run of that id. False where it exists already, and is left as it is; null, with the reason written, where the inputs are wrong.</summary>
    public async Task<bool?> StartAsync(string id, Playbook playbook, Value inputs, string requestedBy, bool drill, TextWriter error, CancellationToken token)
    {
        if (Inputs.Check(playbook, inputs) is { Count: > 0 } wrong)
        {
            error.WriteLine(string.Join('\n', wrong));
            return null;
        }

        if (PolicyFiles.Read(error) is not { } policies)
        {
            return null;
        }

        var guarded = await connections.GuardedAccessesAsync(token);
        var pinned = PlaybookJson.Write(playbook);
        var started = new RunEvent.Started(
            id, pinned, PlaybookJson.DigestOf(pinned), inputs, requestedBy, Tenant.Name, drill, guarded, policies, Tenant.PeopleDigest, Tenant.IsSandbox);
        return await RunStarter.StartAsync(Workspace.Store, started, Time.GetUtcNow(), token);
    }

    /// <summary>Drives a run; null where another process has it.</summary>
    public async Task<RunStand?> DriveAsync(string run, bool stay, IRunObserver observer, CancellationToken token)
    {
        await using var claim = await Workspace.Store.ClaimAsync(run, Worker(), token);
        if (claim is null)
        {
            return null;
        }

        return await DriveAsync(claim, Loop(observer, restAt: null), stay, token);
    }

    /// <summary>Drives a claimed run, and leaves word in the store when somebody has to look at it again.</summary>
    internal static async Task<RunStand> DriveAsync(IRunClaim claim, RunLoop loop, bool stay, CancellationToken token)
    {
        var stand = await loop.DriveAsync(claim, stay, token);
        if (stand is not RunStand.Lost)
        {
            await claim.RestAsync(stand is RunStand.Waiting waiting ? new RunRest.Waiting(waiting.Until) : new RunRest.Over(), token);
        }

        return stand;
    }

    /// <summary>Takes a run for this process; null where a living one holds it, or where there is none.</summary>
    public Task<IRunClaim?> ClaimAsync(string run, CancellationToken token) => Workspace.Store.ClaimAsync(run, Worker(), token);

    /// <param name="restAt">From then on, by the tenant's clock, nothing more is begun; null for as long as it takes.</param>
    public RunLoop Loop(IRunObserver observer, DateTimeOffset? restAt) => new(new RunLoopParts
    {
        Worker = Worker(),
        Catalog = Catalog,
        Signer = Workspace.Signer,
        Time = Time,
        Chance = Chance,
        Reports = ReportFiles.Make,
        Observer = observer,
        RestAt = restAt,
    });

    public void Dispose()
    {
        connections.Dispose();
        Workspace.Dispose();
    }

    private static string Worker() => $"{Environment.MachineName}/{Environment.ProcessId}";

    private static double Chance() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000.0;
}
