using System.CommandLine;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;

namespace Playbooks.Cli.Runs;

/// <summary>Commands that leave a message for a run. Whoever drives the run takes it; if nobody does, the next <c>playbook run --resume</c>.</summary>
internal static class Asking
{
    internal static Command Cancel(Terminal terminal)
    {
        var reason = new Option<string>("--reason") { Description = "Why; goes into the report.", Required = true };
        var undo = new Option<bool>("--undo") { Description = "Put back everything the run changed first." };
        return Build(terminal, "cancel", "End a run after what is under way; nothing more is begun.", [reason, undo],
            (parsed, person) => new RunInput.Cancel(person, parsed.GetValue(reason) ?? "", parsed.GetValue(undo)));
    }

    internal static Command Retry(Terminal terminal) =>
        Build(terminal, "retry", "Let a held run try its stage again.", [], (_, person) => new RunInput.Retry(person));

    internal static Command Resolve(Terminal terminal)
    {
        var action = new Option<string>("--action") { Description = "The action whose outcome nobody could tell.", Required = true };
        var happened = new Option<bool>("--happened") { Description = "It did happen; without this it is said not to have happened." };
        var reason = new Option<string>("--reason") { Description = "How that is known.", Required = true };
        return Build(terminal, "resolve", "Say whether an action with unknown outcome happened.", [action, happened, reason],
            (parsed, person) => new RunInput.ResolveUnknown(parsed.GetValue(action) ?? "", parsed.GetValue(happened), person, parsed.GetValue(reason) ?? ""));
    }

    internal static Command Amend(Terminal terminal)
    {
        var inputs = new Option<FileInfo>("--inputs") { Description = "A JSON file with all inputs as they are now.", Required = true };
        var reason = new Option<string>("--reason") { Description = "What became known.", Required = true };
        return Build(terminal, "amend", "Change a run's inputs, a wider window for example; only the difference is planned.", [inputs, reason],
            (parsed, person) => InputFile.Read(parsed.GetValue(inputs)?.FullName ?? "") is Value.Map given
                ? new RunInput.Amend(given, person, parsed.GetValue(reason) ?? "")
                : null);
    }

    private static Command Build(Terminal terminal, string name, string description, Option[] options, Func<ParseResult, string, RunInput?> input)
    {
        var run = new Argument<string>("run") { Description = "A run's id." };
        var store = StoreOption.Create();
        var command = new Command(name, description) { run, store };
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => SendAsync(
            parsed.GetValue(run) ?? "", parsed.GetValue(store) ?? StoreOption.Default, input(parsed, Person.Current), terminal, token));
        return command;
    }

    internal static async Task<int> SendAsync(string run, string store, RunInput? input, Terminal terminal, CancellationToken token)
    {
        using var workspace = new Workspace(store, TimeProvider.System);
        if (input is null)
        {
            terminal.Error.WriteLine("The file given with --inputs is no JSON object.");
            return ExitCode.WrongCall;
        }

        if (input is RunInput.Amend amend && await workspace.Store.ReplayAsync(run, token) is { Run: { } now } && Inputs.Check(now.Playbook, amend.Inputs) is { Count: > 0 } wrong)
        {
            terminal.Error.WriteLine(string.Join('\n', wrong));
            return ExitCode.WrongCall;
        }

        var id = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12));
        if (!await workspace.Store.SendAsync(run, new InboxMessage(id, InputCodec.Write(input)), token))
        {
            terminal.Error.WriteLine($"There is no run '{run}' in {workspace.Folder}.");
            return ExitCode.WrongCall;
        }

        terminal.Error.WriteLine($"Left for {run}. If no process drives it, 'playbook run --resume {run}' does.");
        return ExitCode.Ok;
    }
}
