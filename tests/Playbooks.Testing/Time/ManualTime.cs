namespace Playbooks.Testing.Time;

/// <summary>A clock that moves only when a test moves it; timers fire inside <see cref="Advance"/>, in order of their due time.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Seen)> watchers = [];
    private DateTimeOffset now = start;

    public ManualTime()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Completes once somebody waits for exactly this long; the way to know that a wait has begun.</summary>
    public Task WaitingFor(TimeSpan due)
    {
        lock (gate)
        {
            if (timers.Any(t => t.Asked == due))
            {
                return Task.CompletedTask;
            }

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watchers.Add((due, seen));
            return seen.Task;
        }
    }

    public void Advance(TimeSpan span)
    {
        var end = GetUtcNow() + span;
        while (NextUntil(end) is { } timer)
        {
            timer.Fire();
        }

        lock (gate)
        {
            now = end;
        }
    }

    private ManualTimer? NextUntil(DateTimeOffset end)
    {
        lock (gate)
        {
            var next = timers.Where(t => t.Due <= end).MinBy(t => t.Due);
            if (next is not null)
            {
                now = next.Due > now ? next.Due : now;
                next.Rearm_NeedsLock();
            }

            return next;
        }
    }

    private sealed class ManualTimer(ManualTime clock, Action callback) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset Due { get; private set; }

        public TimeSpan Asked { get; private set; }

        public void Fire() => callback();

        public void Rearm_NeedsLock()
        {
            if (period > TimeSpan.Zero)
            {
                Due += period;
            }
            else
            {
                clock.timers.Remove(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                this.period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    (Asked, Due) = (dueTime, clock.now + dueTime);
                    clock.timers.Add(this);
                    Announce_NeedsLock();
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Announce_NeedsLock()
        {
            foreach (var watcher in clock.watchers.Where(w => w.Due == Asked).ToList())
            {
                clock.watchers.Remove(watcher);
                watcher.Seen.SetResult();
            }
        }
    }
}
