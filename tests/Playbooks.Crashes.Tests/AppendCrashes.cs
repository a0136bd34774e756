using Playbooks.Crashes.Worker;
using Xunit.Abstractions;

namespace Playbooks.Crashes.Tests;

/// <summary>Kills the engine after the appends of one half of a drill, so that both halves can be gone through at the same time.</summary>
public abstract class AppendCrashes(ITestOutputHelper output) : DrillComparison(output)
{
    private const string Middle = "stage.started revalidate";

    internal async Task KillAsync(bool isFirstHalf)
    {
        var events = (await Calm.Value).Events;
        var middle = events.ToList().FindIndex(point => point.Name == Middle);
        Assert.InRange(middle, events.Count / 4, events.Count * 3 / 4);

        // Who starts a run appends the first event, before any worker lives.
        var (points, spared) = isFirstHalf ? (events.Take(1..middle), events.Take(..1).Concat(events.Skip(middle))) : (events.Skip(middle), events.Take(middle));
        HashSet<Point> others = [.. spared];
        await KillAsync("events", [.. points], async (tenancy, left, died) =>
            [.. (await tenancy.FinishDyingAsync(left, died.Concat(others), CancellationToken.None)).Where(point => !others.Contains(point))]);
    }
}
