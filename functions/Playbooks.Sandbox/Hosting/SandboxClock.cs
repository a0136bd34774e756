namespace Playbooks.Sandbox.Hosting;

/// <summary>The tenant's time: another clock shifted by an offset that drills may advance. Timers run with the inner clock.</summary>
public sealed class SandboxClock(TimeProvider inner, TimeSpan offset) : TimeProvider
{
    private long offsetTicks = offset.Ticks;

    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public static SandboxClock StartingAt(DateTimeOffset now, TimeProvider inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return new SandboxClock(inner, now - inner.GetUtcNow());
    }

    public void Advance(TimeSpan by) => Interlocked.Add(ref offsetTicks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
