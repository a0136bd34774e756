using System.CommandLine;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs.Exits;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Runs;

/// <summary><c>playbook runs show RUN</c>: where it stands and, while it waits for people, exactly what they are asked to approve.</summary>
internal static class RunsShow
{
    internal static Command Build(Terminal terminal)
    {
        var run = new Argument<string>("run") { Description = "A run's id." };
        var store = StoreOption.Create();
        var json = JsonOption.Create();
        var command = new Command("show", "Show where a run stands and what it waits for.") { run, store, json };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(run) ?? "", parsed.GetValue(store) ?? StoreOption.Default, parsed.GetValue(json), terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(string id, string store, bool json, Terminal terminal, CancellationToken token)
    {
        using var workspace = new Workspace(store, TimeProvider.System);
        if (await workspace.Store.ReplayAsync(id, token) is not { Run: { } run })
        {
            terminal.Error.WriteLine($"There is no run '{id}' in {workspace.Place}.");
            return ExitCode.WrongCall;
        }

        var summary = RunWords.Summary(run);
        if (json)
        {
            var plan = run.Stage is { Checkpoint: not null, Plan: { } asked } ? PlanJson.Write(asked) : Value.Nothing;
            terminal.Output.WriteLine(PlainJson.Write(Value.MapOf(("summary", summary), ("plan", plan)), indented: true));
            return ExitCode.Ok;
        }

        terminal.Output.WriteLine($"{run.Id}  {run.Playbook.Title}\n  status     {RunWords.Status(run)}\n  tenant     {run.Tenant}\n  started    {run.StartedAt:u} by {run.RequestedBy}\n  files      {workspace.Store.LocationOf(id)}");
        foreach (var reason in run.Hold?.Reason.Split("; ") ?? [])
        {
            terminal.Output.WriteLine($"  holds      {reason}");
        }

        if (run.Resolved is { } resolved)
        {
            terminal.Output.WriteLine($"  resolved   {(resolved ? "yes: nothing in reach stays open" : "no")}");
        }

        foreach (var end in ExitGate.Ends(run).Where(end => end.State is CredentialState.Open or CredentialState.Accepted))
        {
            terminal.Output.WriteLine($"  {(end.IsOpen ? "open    " : "accepted")}   {end.Credential} ({end.Grade}), owner {end.Owner}: {end.Why}");
        }

        PlanText.Write(terminal.People, run);
        return ExitCode.Ok;
    }
}
