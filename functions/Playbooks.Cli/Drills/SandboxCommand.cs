using System.CommandLine;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Cli.Drills;

/// <summary><c>playbook sandbox</c>: the simulated tenant alone, until Ctrl-C, with a tenant file to point anything at it.</summary>
internal static class SandboxCommand
{
    internal static Command Build(Terminal terminal)
    {
        var scenario = new Option<string>("--scenario") { Description = "Which tenant and incident.", DefaultValueFactory = _ => "tj-actions" };
        var folder = new Option<string>("--out") { Description = "Where tenant.json and the credentials are written.", DefaultValueFactory = _ => "sandbox" };
        var json = Runs.JsonOption.Create();
        var command = new Command("sandbox", "Run the simulated tenant alone and print how to reach it.") { scenario, folder, json };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(scenario) ?? "", parsed.GetValue(folder) ?? "", parsed.GetValue(json), terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(string name, string folder, bool json, Terminal terminal, CancellationToken token)
    {
        if (ScenarioFiles.Find(name) is not { } scenario)
        {
            terminal.Error.WriteLine($"There is no scenario '{name}'; there is {string.Join(", ", ScenarioFiles.Names)}.");
            return ExitCode.WrongCall;
        }

        await using var sandbox = await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = SandboxClock.StartingAt(scenario.Now, TimeProvider.System) }, token);
        var tenant = await TenantFile.WriteAsync(sandbox, folder, token);
        await File.WriteAllTextAsync(Path.Combine(folder, "alert.json"), sandbox.Alerts[0], token);
        sandbox.MarkStart();
        Print(sandbox.Endpoints, tenant, json, terminal);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("The sandbox is gone; nothing of it is kept.");
        }

        return ExitCode.Ok;
    }

    private static void Print(Endpoints endpoints, string tenant, bool json, Terminal terminal)
    {
        var rows = new[]
        {
            ("github", endpoints.GitHub), ("aws", endpoints.Aws), ("entra", endpoints.EntraLogin), ("graph", endpoints.Graph), ("control", endpoints.Control),
        };
        terminal.Output.WriteLine(json
            ? PlainJson.Write(Value.MapOf([("tenant", Value.Of(tenant)), .. rows.Select(row => (row.Item1, Value.Of(row.Item2.ToString())))]))
            : $"{string.Join('\n', rows.Select(row => $"{row.Item1,-8} {row.Item2}"))}\ntenant   {tenant}\n\nplaybook run package-compromise --tenant {tenant} --alert {Path.Combine(Path.GetDirectoryName(tenant) ?? "", "alert.json")}\nCtrl-C ends it.");
        terminal.Output.Flush();
    }
}
