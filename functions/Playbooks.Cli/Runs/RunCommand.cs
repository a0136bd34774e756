using System.CommandLine;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Runs;
using Spectre.Console;

namespace Playbooks.Cli.Runs;

/// <summary><c>playbook run PLAYBOOK</c> starts a run on a real tenant and drives it; <c>playbook run --resume RUN</c> goes on with one.</summary>
internal static class RunCommand
{
    internal static Command Build(Terminal terminal)
    {
        var playbook = new Argument<string?>("playbook") { Description = "A playbook's name or file.", Arity = ArgumentArity.ZeroOrOne };
        var resume = new Option<string?>("--resume") { Description = "Go on with this run instead." };
        var tenant = TenantOption.Create();
        var input = new Option<string[]>("--input") { Description = "name=value; may be repeated." };
        var inputs = new Option<FileInfo?>("--inputs") { Description = "A JSON file of inputs." };
        var alert = new Option<FileInfo?>("--alert") { Description = "A JSON file with the alert that starts it; the playbook's trigger makes the inputs of it." };
        var approve = new Option<string>("--approve") { Description = "wait: people decide elsewhere; auto: everybody approves (sandbox only).", DefaultValueFactory = _ => "wait" };
        approve.AcceptOnlyFromAmong("wait", "auto");
        var leave = new Option<bool>("--leave") { Description = "Let go of the run when it waits for people, instead of staying." };
        var store = StoreOption.Create();
        var json = JsonOption.Create();
        var command = new Command("run", "Run a playbook on a tenant.") { playbook, resume, tenant, input, inputs, alert, approve, leave, store, json };
        command.SetAction((parsed, token) => RunAsync(
            new Arguments(
                parsed.GetValue(playbook), parsed.GetValue(resume), parsed.GetValue(tenant), parsed.GetValue(input) ?? [], parsed.GetValue(inputs)?.FullName,
                parsed.GetValue(alert)?.FullName, parsed.GetValue(approve) == "auto", !parsed.GetValue(leave), parsed.GetValue(store) ?? StoreOption.Default, parsed.GetValue(json)),
            terminal, token));
        return command;
    }

    internal static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken token)
    {
        if (arguments.Playbook is null == arguments.Resume is null)
        {
            terminal.Error.WriteLine("Name a playbook to start, or a run with --resume.");
            return ExitCode.WrongCall;
        }

        if (TenantOption.Read(arguments.Tenant, terminal.Error) is not { } tenant)
        {
            return ExitCode.WrongCall;
        }

        if (arguments.Automatic && !tenant.IsSandbox)
        {
            terminal.Error.WriteLine("--approve auto is for sandboxes. On a real tenant people decide: playbook approve RUN.");
            return ExitCode.WrongCall;
        }

        using var crew = new Crew(tenant, arguments.Store);
        if (arguments.Resume is { } known && await ResumeWhyNotAsync(known, crew, token) is { } why)
        {
            terminal.Error.WriteLine(why);
            return ExitCode.WrongCall;
        }

        var run = arguments.Resume ?? await StartAsync(arguments, crew, terminal, token);
        return run is null ? ExitCode.WrongCall : await DriveAsync(arguments, crew, run, terminal, token);
    }

    private static async Task<string?> ResumeWhyNotAsync(string run, Crew crew, CancellationToken token) =>
        await crew.Workspace.Store.ReplayAsync(run, token) is { Run: { } standing }
            ? TenantPin.WhyNot(standing, crew.Tenant)
            : $"There is no run '{run}' in {crew.Workspace.Place}. 'playbook runs list' shows those that are.";

    private static async Task<string?> StartAsync(Arguments arguments, Crew crew, Terminal terminal, CancellationToken token)
    {
        if (PlaybookFiles.Bind(arguments.Playbook ?? "", crew.Contracts, terminal.Error) is not { } playbook
            || GivenInputs.Read(arguments.InputFile, arguments.Inputs, arguments.AlertFile, playbook, terminal.Error) is not { } inputs)
        {
            return null;
        }

        var run = await crew.StartAsync(playbook, inputs, Person.Current, drill: false, terminal.Error, token);
        terminal.Error.WriteLine(run);
        return run;
    }

    private static async Task<int> DriveAsync(Arguments arguments, Crew crew, string run, Terminal terminal, CancellationToken token)
    {
        var printer = new ProgressPrinter(terminal.For(arguments.Json), TimeProvider.System, saysHow: arguments is { Automatic: false, Stay: true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var breakdown = new Breakdown(stop);
        var observer = arguments.Automatic ? new Observers(printer, new AutomaticApprover(crew.Workspace.Store, crew.Tenant.People, breakdown)) : (IRunObserver)printer;
        RunStand? stand;
        try
        {
            stand = await crew.DriveAsync(run, arguments.Stay, observer, stop.Token);
        }
        catch (OperationCanceledException) when (breakdown.Reason is not null && !token.IsCancellationRequested)
        {
            terminal.Error.WriteLine($"{run} stands still: {breakdown.Reason}. Go on with 'playbook run --resume {run}'.");
            return ExitCode.No;
        }

        if (stand is null or RunStand.Lost)
        {
            terminal.Error.WriteLine($"Another process drives {run}. 'playbook runs watch {run}' follows it.");
            return ExitCode.No;
        }

        var state = stand switch { RunStand.Over over => over.Run, RunStand.Waiting waiting => waiting.Run, _ => throw new System.Diagnostics.UnreachableException() };
        if (arguments.Json)
        {
            terminal.Output.WriteLine(PlainJson.Write(RunWords.Summary(state)));
        }
        else if (stand is RunStand.Waiting && state.Stage?.Checkpoint is not null)
        {
            PlanText.Write(terminal.People, state);
            terminal.People.WriteLine($"Decide: playbook approve {run} --role ROLE --digest {state.Stage.Digest}");
        }

        return stand is RunStand.Waiting ? ExitCode.Waiting : state.Outcome == RunOutcome.Completed ? ExitCode.Ok : ExitCode.No;
    }

    internal sealed record Arguments(
        string? Playbook, string? Resume, string? Tenant, IReadOnlyList<string> Inputs, string? InputFile, string? AlertFile, bool Automatic, bool Stay, string Store, bool Json);
}
