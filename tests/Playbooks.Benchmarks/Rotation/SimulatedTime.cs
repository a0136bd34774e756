namespace Playbooks.Benchmarks.Rotation;

/// <summary>
/// A clock for hours in seconds: it stands while work is done, waits are over at once and take the clock with them. Limits (timeouts) never
/// come: what they guard against does not happen here. For work that goes on one request after the other.
/// </summary>
internal sealed class SimulatedTime(DateTimeOffset start) : TimeProvider
{
    /// <summary>What a rate of an hour makes an engine wait; it waits for people for longer, and they come by themselves.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(61);

    private readonly Lock gate = new();
    private DateTimeOffset now = start;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public void Pass(TimeSpan span)
    {
        lock (gate)
        {
            now += span;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(SimulatedTime clock, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.Zero && dueTime <= Longest && period <= TimeSpan.Zero && state is not CancellationTokenSource)
            {
                clock.Pass(dueTime);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }

            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
