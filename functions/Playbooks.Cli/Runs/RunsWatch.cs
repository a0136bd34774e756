using System.CommandLine;
using Playbooks.Cli.Terminals;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Runs;

/// <summary><c>playbook runs watch RUN</c>: follows a run that another process drives, until it is over.</summary>
internal static class RunsWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    internal static Command Build(Terminal terminal)
    {
        var run = new Argument<string>("run") { Description = "A run's id." };
        var store = StoreOption.Create();
        var command = new Command("watch", "Follow a run that another process drives.") { run, store };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(run) ?? "", parsed.GetValue(store) ?? StoreOption.Default, terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(string id, string store, Terminal terminal, CancellationToken token)
    {
        using var workspace = new Workspace(store, TimeProvider.System);
        var printer = new ProgressPrinter(terminal.People, TimeProvider.System);
        var seen = 0;
        while (true)
        {
            var replay = new Replay();
            await foreach (var line in workspace.Store.ReadAsync(id, token))
            {
                replay.Add(line);
                if (replay.Run is not null && replay.Lines.Count > seen)
                {
                    printer.Appended(replay.Lines, replay.Lines.Count - 1, replay.Run);
                }
            }

            seen = Math.Max(seen, replay.Lines.Count);
            if (replay.Run is null)
            {
                terminal.Error.WriteLine($"There is no run '{id}' in {workspace.Place}.");
                return ExitCode.WrongCall;
            }

            if (replay.Run.IsOver)
            {
                return replay.Run.Outcome == Core.Runs.RunOutcome.Completed ? ExitCode.Ok : ExitCode.No;
            }

            await Task.Delay(Pause, TimeProvider.System, token);
        }
    }
}
