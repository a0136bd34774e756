using System.CommandLine;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Plans;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Engine.Runs;
using Spectre.Console;

namespace Playbooks.Cli.Runs;

/// <summary><c>playbook plan PLAYBOOK</c>: looks, and shows what the first stage would do. Changes nothing and keeps no run.</summary>
internal static class PlanCommand
{
    internal static Command Build(Terminal terminal)
    {
        var playbook = new Argument<string>("playbook") { Description = "A playbook's name or file." };
        var tenant = TenantOption.Create();
        var input = new Option<string[]>("--input") { Description = "name=value; may be repeated." };
        var inputs = new Option<FileInfo?>("--inputs") { Description = "A JSON file of inputs." };
        var json = JsonOption.Create();
        var command = new Command("plan", "Look, and show what the first stage would do. Nothing is changed.") { playbook, tenant, input, inputs, json };
        command.SetAction((parsed, token) => RunAsync(
            parsed.GetValue(playbook) ?? "", parsed.GetValue(tenant), parsed.GetValue(input) ?? [], parsed.GetValue(inputs)?.FullName, parsed.GetValue(json), terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(string name, string? tenantFile, string[] pairs, string? file, bool json, Terminal terminal, CancellationToken token)
    {
        if (TenantOption.Read(tenantFile, terminal.Error) is not { } tenant)
        {
            return ExitCode.WrongCall;
        }

        var scratch = Directory.CreateTempSubdirectory("playbooks-plan-").FullName;
        try
        {
            using var crew = new Crew(tenant, scratch);
            if (PlaybookFiles.Bind(name, crew.Contracts, terminal.Error) is not { } playbook
                || GivenInputs.Read(file, pairs, playbook, terminal.Error) is not { } inputs
                || await crew.StartAsync(Halting(playbook), inputs, Person.Current, drill: false, terminal.Error, token) is not { } run)
            {
                return ExitCode.WrongCall;
            }

            var stand = await crew.DriveAsync(run, stay: false, new ProgressPrinter(terminal.Aside, TimeProvider.System), token);
            return Print(stand, json, terminal);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static int Print(RunStand? stand, bool json, Terminal terminal)
    {
        var stage = stand is RunStand.Waiting waiting ? waiting.Run.Stage : null;
        if (stage?.Plan is not { } plan)
        {
            terminal.Error.WriteLine("There is no plan: the first stage changes nothing, or could not look.");
            return stand is RunStand.Waiting { Run.Hold: not null } ? ExitCode.No : ExitCode.Ok;
        }

        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(PlanJson.Write(plan), indented: true));
        }
        else
        {
            terminal.People.MarkupLineInterpolated($"[bold]Plan of {stage.Stage.Name}[/]  {stage.Digest}");
            PlanText.Write(terminal.People, plan);
        }

        return ExitCode.Ok;
    }

    /// <summary>The playbook with nothing but its first stage, and that stopped at a checkpoint nobody can pass.</summary>
    private static Playbook Halting(Playbook playbook) => playbook with
    {
        Roles = [new Role("nobody", "", null)],
        Stages = [playbook.Stages[0] with { Checkpoint = new Checkpoint { Approvals = [new Quorum("nobody", 1)], Deadline = TimeSpan.FromHours(1) } }],
    };
}
