using System.Collections.Concurrent;
using System.Diagnostics;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;

namespace Playbooks.Benchmarks.Engine;

/// <summary>
/// Times actions alone: every run waits in its first one until all runs have come so far, and an action counts when its finished record
/// is durable.
/// </summary>
internal sealed class ActionMeter(int runs) : IRunObserver
{
    private readonly ConcurrentDictionary<string, Lane> lanes = new();
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long opened;

    public Round Round => Round.Of(
        lanes.Values.SelectMany(lane => lane.Latencies),
        Stopwatch.GetElapsedTime(opened, lanes.Values.Max(lane => lane.Last)).TotalSeconds);

    public Task PerformingAsync(string run)
    {
        if (gate.Task.IsCompleted)
        {
            return Task.CompletedTask;
        }

        lanes.TryAdd(run, new Lane());
        if (lanes.Count == runs && Interlocked.CompareExchange(ref opened, Stopwatch.GetTimestamp(), 0) == 0)
        {
            gate.SetResult();
        }

        return gate.Task;
    }

    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        for (var i = from; i < lines.Count; i++)
        {
            if (lines[i].Event is RunEvent.ActionFinished)
            {
                lanes[run.Id].Finish(opened);
            }
        }
    }

    private sealed class Lane
    {
        public List<double> Latencies { get; } = [];

        public long Last { get; private set; }

        public void Finish(long opened)
        {
            var now = Stopwatch.GetTimestamp();
            Latencies.Add(Stopwatch.GetElapsedTime(Last == 0 ? opened : Last, now).TotalMicroseconds);
            Last = now;
        }
    }
}
