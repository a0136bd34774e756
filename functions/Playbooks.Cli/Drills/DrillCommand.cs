using System.CommandLine;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Cli.Drills;

/// <summary><c>playbook drill</c>: the whole playbook against a simulated tenant, scored.</summary>
internal static class DrillCommand
{
    internal static Command Build(Terminal terminal)
    {
        var scenario = new Option<string>("--scenario") { Description = "What happens to the tenant.", DefaultValueFactory = _ => "tj-actions" };
        var playbook = new Option<string?>("--playbook") { Description = "Which playbook answers it; the one that the scenario is for where left out." };
        var approve = new Option<string>("--approve") { Description = "ask: you decide for each person; auto: everybody approves.", DefaultValueFactory = _ => "ask" };
        approve.AcceptOnlyFromAmong("ask", "auto");
        var list = new Option<bool>("--list") { Description = "Only print the scenarios that there are." };
        var store = StoreOption.Create();
        var json = JsonOption.Create();
        var command = new Command("drill", "Rehearse: run a playbook against a simulated tenant and see how well it went.") { scenario, playbook, approve, list, store, json };
        command.SetAction((parsed, token) => parsed.GetValue(list) ? Task.FromResult(Print(parsed.GetValue(json), terminal)) : Drill.RunAsync(
            new Drill.Arguments(
                parsed.GetValue(scenario) ?? "", parsed.GetValue(playbook), parsed.GetValue(approve) == "auto", parsed.GetValue(store) ?? StoreOption.Default, parsed.GetValue(json)),
            terminal, token));
        return command;
    }

    private static int Print(bool json, Terminal terminal)
    {
        var scenarios = ScenarioFiles.Names.Select(name => (Name: name, Title: ScenarioFiles.Find(name)?.Title ?? "")).ToList();
        terminal.Output.WriteLine(json
            ? PlainJson.Write(Value.ListOf(scenarios.Select(s => Value.MapOf(("name", Value.Of(s.Name)), ("title", Value.Of(s.Title))))))
            : string.Join('\n', scenarios.Select(s => $"{s.Name,-16} {s.Title}")));
        return ExitCode.Ok;
    }
}
