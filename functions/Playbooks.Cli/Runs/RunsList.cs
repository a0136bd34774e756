using System.CommandLine;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Values;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Runs;

/// <summary><c>playbook runs list</c>, newest first.</summary>
internal static class RunsList
{
    internal static Command Build(Terminal terminal)
    {
        var store = StoreOption.Create();
        var json = JsonOption.Create();
        var command = new Command("list", "List runs, newest first.") { store, json };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(store) ?? StoreOption.Default, parsed.GetValue(json), terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(string store, bool json, Terminal terminal, CancellationToken token)
    {
        using var workspace = new Workspace(store, TimeProvider.System);
        var rows = new List<Value>();
        await foreach (var id in workspace.Store.ListAsync(token))
        {
            rows.Add(await RowAsync(workspace, id, token));
        }

        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Value.ListOf(rows)));
            return ExitCode.Ok;
        }

        foreach (var row in rows)
        {
            terminal.Output.WriteLine($"{row.GetText("run"),-44} {row.GetText("playbook"),-32} {row.GetText("status")}");
        }

        terminal.Error.WriteLine(rows.Count == 0 ? $"No runs in {workspace.Place}. 'playbook drill' makes one." : $"{rows.Count} {(rows.Count == 1 ? "run" : "runs")} in {workspace.Place}");
        return ExitCode.Ok;
    }

    private static async Task<Value> RowAsync(Workspace workspace, string id, CancellationToken token)
    {
        try
        {
            return await RunReading.ReplayAsync(workspace.Store, id, token) is { Run: { } run } ? RunWords.Summary(run) : Damaged(id, "empty journal");
        }
        catch (DamagedJournalException e)
        {
            return Damaged(id, $"damaged journal at line {e.Line}");
        }
    }

    private static Value Damaged(string id, string status) => Value.MapOf(("run", Value.Of(id)), ("playbook", Value.Of("")), ("status", Value.Of(status)));
}
