using System.Collections.Immutable;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Cli.Reach;

/// <summary>Looks at a tenant with the reading steps of a playbook up to the stage that maps, in a run that nobody keeps.</summary>
internal static class TenantMap
{
    private const string Maps = "reach.map";

    public static async Task<(MappedReach? Mapped, int Code)> LookAsync(Look look, Terminal terminal, CancellationToken token)
    {
        if (look.Inputs() is not { } inputs)
        {
            terminal.Error.WriteLine("--window: write FROM..TO, both as RFC 3339 times: --window 2025-03-14T16:00:00Z..2025-03-15T22:00:00Z");
            return (null, ExitCode.WrongCall);
        }

        if (TenantOption.Read(look.Tenant, terminal.Error) is not { } tenant)
        {
            return (null, ExitCode.WrongCall);
        }

        var scratch = Directory.CreateTempSubdirectory("playbooks-reach-").FullName;
        try
        {
            using var crew = new Crew(tenant, scratch);
            if (PlaybookFiles.Bind(look.Playbook, crew.Contracts, terminal.Error) is not { } playbook)
            {
                return (null, ExitCode.WrongCall);
            }

            if (OnlyLooking(playbook, crew.Contracts) is not { } looking)
            {
                terminal.Error.WriteLine($"Playbook '{look.Playbook}' has no step that uses {Maps}.");
                return (null, ExitCode.WrongCall);
            }

            return await crew.StartAsync(looking, inputs, Person.Current, drill: false, terminal.Error, token) is { } run
                ? await ReadAsync(crew, run, terminal, token)
                : (null, ExitCode.WrongCall);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<(MappedReach? Mapped, int Code)> ReadAsync(Crew crew, string run, Terminal terminal, CancellationToken token)
    {
        await crew.DriveAsync(run, stay: false, new ProgressPrinter(terminal.Aside, crew.Time), token);
        if (await crew.Workspace.Store.ReplayAsync(run, token) is { } replay && MappedReach.Of(replay.Lines) is { } mapped)
        {
            return (mapped, ExitCode.Ok);
        }

        terminal.Error.WriteLine("There is no map: a look that it needs failed, as told above.");
        return (null, ExitCode.No);
    }

    /// <summary>The stages up to the one that maps, without what changes anything and without anybody to ask; null where none maps.</summary>
    private static Playbook? OnlyLooking(Playbook playbook, ImmutableArray<ActionContract> contracts)
    {
        var reads = contracts.Where(contract => contract.Effect == Effect.Reads).Select(contract => contract.Name).ToHashSet(StringComparer.Ordinal);
        var maps = playbook.Stages.FirstOrDefault(stage => stage.Steps.Any(step => step.Uses == Maps));
        return maps is null ? null : playbook with
        {
            Stages = [.. playbook.Stages.Take(playbook.Stages.IndexOf(maps) + 1).Select(stage => stage with
            {
                Steps = [.. stage.Steps.Where(step => reads.Contains(step.Uses))],
                Checkpoint = null,
                Report = [],
            })],
        };
    }
}
