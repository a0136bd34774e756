using System.CommandLine;
using System.Security.Cryptography;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Hosting.Asking;
using Playbooks.Storage;

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
        var person = Caller.AsOption();
        var tenant = TenantOption.Create();
        var store = StoreOption.Create();
        var command = new Command(name, description) { run, tenant, person, store };
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => SendAsync(
            new Question(parsed.GetValue(run) ?? "", parsed.GetValue(tenant), parsed.GetValue(person), parsed.GetValue(store) ?? StoreOption.Default),
            (caller, _) => input(parsed, caller.Id), terminal, token));
        return command;
    }

    /// <summary>Nothing is left for the run where it, the tenant file, or the person does not allow it.</summary>
    internal static async Task<int> SendAsync(Question question, Func<Caller, Run, RunInput?> ask, Terminal terminal, CancellationToken token)
    {
        if (Caller.Establish(question.Tenant, question.As, terminal.Error) is not { } caller)
        {
            return ExitCode.WrongCall;
        }

        using var workspace = new Workspace(question.Store, TimeProvider.System);
        if (await workspace.Store.ReplayAsync(question.Run, token) is not { Run: { } run })
        {
            terminal.Error.WriteLine($"There is no run '{question.Run}' in {workspace.Place}.");
            return ExitCode.WrongCall;
        }

        if (ask(caller, run) is not { } input)
        {
            terminal.Error.WriteLine("The file given with --inputs is not there, or is no JSON object of at most 1 MiB.");
            return ExitCode.WrongCall;
        }

        var why = TenantPin.WhyNot(run, caller.Tenant) ?? caller.WhyNot(run, input) ?? Timeliness.WhyNot(run, input, TenantPin.ClockOf(caller.Tenant).GetUtcNow());
        if (why is not null)
        {
            terminal.Error.WriteLine(why);
            return ExitCode.WrongCall;
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        await workspace.Store.SendAsync(run.Id, new InboxMessage(id, InputCodec.Write(input)), token);
        terminal.Error.WriteLine($"Left for {run.Id}. {await WakeAsync(workspace, run.Id, token)}");
        return ExitCode.Ok;
    }

    /// <summary>The message is there whatever becomes of the wake: without it, workers find it at their next sweep.</summary>
    private static async Task<string> WakeAsync(Workspace workspace, string run, CancellationToken token)
    {
        if (workspace.Place.OpenWakes(TimeProvider.System) is not { } queue)
        {
            return $"If no process drives it, 'playbook run --resume {run}' does.";
        }

        try
        {
            await queue.WakeAsync(run, TimeSpan.Zero, token);
            return $"Its workers are woken; 'playbook runs watch {run}' follows it.";
        }
        catch (StoreException refused)
        {
            return $"Its workers could not be woken and find it within minutes. {refused.Message}";
        }
    }

    /// <param name="Tenant">The tenant file, or null for the usual one.</param>
    /// <param name="As">Another person than the one who is logged in.</param>
    internal sealed record Question(string Run, string? Tenant, string? As, string Store);
}
