using Playbooks.Cli.Runs;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;
using Playbooks.Engine.Runs;
using Playbooks.Language.Workflows;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Benchmarks.Rotation;

/// <summary>Rotates every credential of a crowded tenant in one run, through the real connectors, on a simulated clock and at GitHub's published pace.</summary>
internal static class MassRotation
{
    private const string Book = """
        playbook: rotate-many
        version: 1.0.0
        title: Replace many keys
        inputs:
          rotations: {type: list<any>, required: true, description: What to replace.}
        roles:
          security: {description: Decides.}
        stages:
          - stage: rotate
            title: Replace them
            concurrency: 1
            steps:
              - id: keys
                uses: rotate.aws-access-key
                for-each: ${{ inputs.rotations }}
                with:
                  user: ${{ item.user }}
                  key: ${{ item.key }}
                  places: ${{ item.places }}
                  checks: ${{ item.checks }}
                timeout: 3h
            checkpoint:
              approvals: {security: 1}
              deadline: 12h

        """;

    /// <summary>What one request takes on the tenant's clock.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    public static async Task<RotationFigures> OfAsync(int credentials, string folder)
    {
        var scenario = CrowdedTenant.Of(credentials);
        var time = new SimulatedTime(scenario.Now);
        await using var sandbox = await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = time, PointsPerMinute = 900 }, CancellationToken.None);
        if (TenantReader.Read(await TenantFile.WriteAsync(sandbox, Path.Combine(folder, "tenant"), CancellationToken.None)) is not TenantRead.Settings { Value: { GitHub: { } github } tenant })
        {
            throw new InvalidOperationException("The sandbox wrote a tenant file that the product refuses.");
        }

        var paced = tenant with
        {
            GitHub = github with { IsPaced = true, Observer = _ => time.Pass(Latency) },
            Accounts = [.. tenant.Accounts.Select(account => account with { Observer = _ => time.Pass(Latency) })],
        };
        using var connections = TenantConnections.Open(paced, WorkflowReader.Read, time, () => 0);
        return RotationFigures.Of(sandbox, await RunAsync(connections, tenant, CrowdedTenant.Rotations(sandbox, credentials), time, folder));
    }

    private static async Task<bool> RunAsync(TenantConnections connections, TenantSettings tenant, Value rotations, TimeProvider time, string folder)
    {
        using var workspace = new Workspace(Path.Combine(folder, "runs"), TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var breakdown = new Breakdown(stop);
        var catalog = new Catalog(connections.Actions);
        var path = Path.Combine(folder, "rotate-many.yaml");
        await File.WriteAllTextAsync(path, Book, CancellationToken.None);
        var playbook = PlaybookFiles.Bind(path, [.. catalog.Contracts], Console.Error) ?? throw new InvalidOperationException("The playbook has errors.");
        var pinned = PlaybookJson.Write(playbook);
        var started = new RunEvent.Started("mass", pinned, PlaybookJson.DigestOf(pinned), Value.MapOf(("rotations", rotations)), "riley", tenant.Name, false, [], []);
        await RunStarter.StartAsync(workspace.Store, started, time.GetUtcNow(), CancellationToken.None);
        var loop = new RunLoop(new RunLoopParts
        {
            Worker = "benchmark",
            Catalog = catalog,
            Signer = workspace.Signer,
            Time = time,
            Chance = () => 0,
            Reports = (_, stage) => [($"{(stage.Length > 0 ? stage : "run")}.md", "report"u8.ToArray())],
            Observer = new Observers(new AutomaticApprover(workspace.Store, tenant.People, breakdown), new StopWhenHeld(stop)),
        });
        await using var claim = await workspace.Store.ClaimAsync("mass", "benchmark", CancellationToken.None) ?? throw new InvalidOperationException("Nobody else is here to hold it.");
        return await loop.DriveAsync(claim, stay: true, stop.Token) is RunStand.Over { Run.Outcome: RunOutcome.Completed };
    }
}
