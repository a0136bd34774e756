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
    /// <summary>The role that is asked where a plan is only looked at: nobody has it, and nobody is told of it.</summary>
    public const string Nobody = "nobody";

    internal static Command Build(Terminal terminal)
    {
        var playbook = new Argument<string>("playbook") { Description = "A playbook's name or file." };
        var tenant = TenantOption.Create();
        var input = new Option<string[]>("--input") { Description = "name=value; may be repeated." };
        var inputs = new Option<FileInfo?>("--inputs") { Description = "A JSON file of inputs." };
        var alert = new Option<FileInfo?>("--alert") { Description = "A JSON file with an alert; the playbook's trigger makes the inputs of it." };
        var json = JsonOption.Create();
        var command = new Command("plan", "Look, and show what the first stage would do. Nothing is changed.") { playbook, tenant, input, inputs, alert, json };
        command.SetAction((parsed, token) => RunAsync(
            new Arguments(
                parsed.GetValue(playbook) ?? "", parsed.GetValue(tenant), parsed.GetValue(input) ?? [], parsed.GetValue(inputs)?.FullName, parsed.GetValue(alert)?.FullName, parsed.GetValue(json)),
            terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken token)
    {
        if (TenantOption.Read(arguments.Tenant, terminal.Error) is not { } tenant)
        {
            return ExitCode.WrongCall;
        }

        var scratch = Directory.CreateTempSubdirectory("playbooks-plan-").FullName;
        try
        {
            using var crew = new Crew(tenant, scratch);
            if (PlaybookFiles.Bind(arguments.Playbook, crew.Contracts, terminal.Error) is not { } playbook
                || GivenInputs.Read(arguments.InputFile, arguments.Inputs, arguments.AlertFile, playbook, terminal.Error) is not { } inputs
                || await crew.StartAsync(Halting(playbook), inputs, Person.Current, drill: false, terminal.Error, token) is not { } run)
            {
                return ExitCode.WrongCall;
            }

            var stand = await crew.DriveAsync(run, stay: false, new ProgressPrinter(terminal.Aside, TimeProvider.System), token);
            return Print(stand, arguments.Json, terminal);
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

    private sealed record Arguments(string Playbook, string? Tenant, string[] Inputs, string? InputFile, string? AlertFile, bool Json);

    /// <summary>The playbook with nothing but its first stage, and that stopped at a checkpoint nobody can pass.</summary>
    private static Playbook Halting(Playbook playbook) => playbook with
    {
        Roles = [new Role(Nobody, "", null)],
        Stages = [playbook.Stages[0] with { Checkpoint = new Checkpoint { Approvals = [new Quorum(Nobody, 1)], Deadline = TimeSpan.FromHours(1) } }],
    };
}
