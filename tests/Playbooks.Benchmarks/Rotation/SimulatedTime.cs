namespace Playbooks.Benchmarks.Rotation;

/// <summary>
/// A clock for hours in seconds: it stands while work is done, short waits are over at once and take the clock with them. Limits of a minute
/// and more (timeouts) never come: what they guard against does not happen here. For work that goes on one request after the other.
/// </summary>
internal sealed class SimulatedTime(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(61);

    /// <summary>What a rate of an hour makes an engine wait before it tries again.</summary>
    private static readonly TimeSpan LongestOfEngine = TimeSpan.FromMinutes(61);

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

    /// <summary>The same clock for an engine, which waits for longer than a client does.</summary>
    public TimeProvider OfEngine => new Engine(this);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, Longest, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Engine(SimulatedTime clock) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(clock, LongestOfEngine, callback, state);
            timer.Change(dueTime, period);
            return timer;
        }
    }

    private sealed class Timer(SimulatedTime clock, TimeSpan longest, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.Zero && dueTime <= longest && period <= TimeSpan.Zero)
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
