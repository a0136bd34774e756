using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Runs;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Spectre.Console;

namespace Playbooks.Cli.Drills;

/// <summary>One drill: the sandbox starts, the alert comes in, the run is driven to its end, the score is read from the sandbox's truth.</summary>
internal static class Drill
{
    internal static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken token)
    {
        if (ScenarioFiles.Find(arguments.Scenario) is not { } scenario)
        {
            terminal.Error.WriteLine($"There is no scenario '{arguments.Scenario}'; there is {string.Join(", ", ScenarioFiles.Names)}.");
            return ExitCode.WrongCall;
        }

        if (!arguments.Automatic && !terminal.IsInteractive)
        {
            terminal.Error.WriteLine("Nobody sits here to approve. Use --approve auto in scripts.");
            return ExitCode.WrongCall;
        }

        var console = terminal.For(arguments.Json);
        await using var sandbox = await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = SandboxClock.StartingAt(scenario.Now, TimeProvider.System) }, token);
        var folder = Directory.CreateTempSubdirectory("playbooks-drill-").FullName;
        try
        {
            var tenantFile = await TenantFile.WriteAsync(sandbox, folder, token);
            if (TenantReader.Read(tenantFile) is not TenantRead.Settings tenant)
            {
                throw new InvalidOperationException("the sandbox wrote a tenant file that the product refuses");
            }

            using var crew = new Crew(tenant.Value, arguments.Store);
            return await RunAsync(arguments, terminal, console, sandbox, crew, token);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine($"Stopped. The simulated tenant is gone, so this drill cannot go on; journal and reports so far stay in {arguments.Store}.");
            return ExitCode.Interrupted;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(Arguments arguments, Terminal terminal, IAnsiConsole console, SandboxHost sandbox, Crew crew, CancellationToken token)
    {
        if (PlaybookFiles.Bind(arguments.Playbook ?? sandbox.Scenario.Playbook, crew.Contracts, terminal.Error) is not { } playbook)
        {
            return ExitCode.No;
        }

        console.MarkupLineInterpolated($"[dim]sandbox tenant {crew.Tenant.Name} on loopback; its clock says {crew.Time.GetUtcNow():u}[/]");
        sandbox.MarkStart();
        var began = TimeProvider.System.GetTimestamp();
        var runs = new List<DrilledRun>();
        foreach (var alert in sandbox.Alerts.Select(Read))
        {
            if (Triggers.Inputs(playbook, alert, out var failures) is not { } inputs)
            {
                terminal.Error.WriteLine($"The alert does not start playbook '{playbook.Id}'. {string.Join(' ', failures)}");
                return ExitCode.No;
            }

            console.MarkupLineInterpolated($"[bold]{alert.GetText("title")}[/]");
            if (await crew.StartAsync(playbook, inputs, "drill", drill: true, terminal.Error, token) is not { } run)
            {
                return ExitCode.No;
            }

            var revisions = runs.Count == 0 ? sandbox.Scenario.Revisions : [];
            runs.Add(new(run, await AnswerAsync(
                arguments, terminal, console, sandbox, crew, run, breakdown => new(crew.Workspace.Store, playbook, [.. revisions.Select(r => (r.Stage, r.Reason, Read(r.Alert)))], breakdown), token)));
            if (!runs[^1].IsCompleted)
            {
                break;
            }
        }

        return DrillResult.Print(arguments.Json, terminal, crew, runs, sandbox.Score(), TimeProvider.System.GetElapsedTime(began));
    }

    private static async Task<RunStand?> AnswerAsync(
        Arguments arguments, Terminal terminal, IAnsiConsole console, SandboxHost sandbox, Crew crew, string run, Func<Breakdown, DrillNews> news, CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var breakdown = new Breakdown(stop);
        using var people = new DrillPeople(crew.Workspace.Store, sandbox.Endpoints.Control, crew.Tenant.People, breakdown);
        var printer = new ProgressPrinter(console, TimeProvider.System);
        IRunObserver[] observers = arguments.Automatic
            ? [printer, news(breakdown), people, new AutomaticApprover(crew.Workspace.Store, crew.Tenant.People, breakdown), new StopWhenHeld(stop)]
            : [printer, news(breakdown), people, new PromptingApprover(crew.Workspace.Store, crew.Tenant.People, terminal, breakdown)];
        var stand = await DriveAsync(crew, run, new Observers(observers), stop.Token, token);
        if (breakdown.Reason is { } broken)
        {
            terminal.Error.WriteLine($"The drill broke off: {broken}.");
        }

        return stand;
    }

    private static async Task<RunStand?> DriveAsync(Crew crew, string run, IRunObserver observer, CancellationToken stop, CancellationToken token)
    {
        try
        {
            return await crew.DriveAsync(run, stay: true, observer, stop);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return null;
        }
    }

    private static Value Read(string alert) => PlainJson.Read(alert) is JsonOutcome.Read read ? read.Value : Value.EmptyMap;

    internal sealed record Arguments(string Scenario, string? Playbook, bool Automatic, string Store, bool Json);
}
