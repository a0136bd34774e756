using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Runs;

/// <summary>Nobody sits here to resolve what holds the run: let go of it instead of waiting for ever.</summary>
internal sealed class StopWhenHeld(CancellationTokenSource stop) : IRunObserver
{
    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        if (run.Hold is { Code: not "people-asked" } && lines.Skip(from).Any(line => line.Event is RunEvent.Held or RunEvent.Resumed))
        {
            stop.CancelAfter(TimeSpan.Zero);
        }
    }
}
