using System.CommandLine;
using Playbooks.Cli.Alerts;
using Playbooks.Cli.Catalogs;
using Playbooks.Cli.Doctor;
using Playbooks.Cli.Drills;
using Playbooks.Cli.Explain;
using Playbooks.Cli.Inventories;
using Playbooks.Cli.Reach;
using Playbooks.Cli.Reports;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Serving;
using Playbooks.Cli.Standards;
using Playbooks.Cli.Standards.Cacao;
using Playbooks.Cli.Terminals;
using Playbooks.Cli.Validate;
using Playbooks.Cli.Verification;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli;

/// <summary>The <c>playbook</c> command: every verb it has, and what its exit codes are.</summary>
internal static class PlaybookProgram
{
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    internal static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var parsed = Root(terminal).Parse(args, Parsing);
        if (parsed.Errors.Count > 0)
        {
            terminal.Error.WriteLine(string.Join('\n', parsed.Errors.Select(error => error.Message)));
            terminal.Error.WriteLine($"'{NameOf(parsed.CommandResult.Command)} --help' shows what there is.");
            return ExitCode.WrongCall;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine(parsed.CommandResult.Command.Name == "run" ? "Stopped. The run is resumable: 'playbook run --resume RUN'." : "Stopped.");
            return ExitCode.Interrupted;
        }
        catch (DamagedJournalException damaged)
        {
            terminal.Error.WriteLine(damaged.Message);
            return ExitCode.No;
        }
    }

    private static string NameOf(Symbol command) => command.Parents.FirstOrDefault() is { } parent ? $"{NameOf(parent)} {command.Name}" : "playbook";

    /// <summary>The whole command line; nothing is done until what was parsed of it is invoked.</summary>
    internal static RootCommand Root(Terminal terminal) => new("Incident response by playbooks: contain, map, rotate, revalidate, restore.")
    {
        DrillCommand.Build(terminal),
        SandboxCommand.Build(terminal),
        ValidateCommand.Build(terminal, () => AllContracts.Get()),
        PlanCommand.Build(terminal),
        RunCommand.Build(terminal),
        ApproveCommand.Build(terminal),
        ServeCommand.Build(terminal),
        ActionsCommand.Build(terminal),
        PermissionsCommand.Build(terminal),
        DoctorCommand.Build(terminal),
        AlertCommand.Build(terminal),
        RunsCommand.Build(terminal),
        ReachCommand.Build(terminal),
        ReportCommand.Build(terminal),
        VerifyCommand.Build(terminal),
        KeyCommand.Build(terminal),
        InventoryCommand.Build(terminal),
        ExportCommand.Build(terminal, TimeProvider.System),
        ImportCommand.Build(terminal),
        CacaoCommand.Build(terminal),
        ExplainCommand.Build(terminal.Output, terminal.Error),
    };
}
