namespace Playbooks.Functions.Access.Limits;

/// <summary>How many requests each key may send: some at once, then so many each second. Of this process alone; a platform's own limits come on top.</summary>
internal sealed class Pace(int atOnce, double eachSecond, TimeProvider time)
{
    /// <summary>Keys that are remembered, at about 200 bytes each.</summary>
    public const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Remembered<(double Left, DateTimeOffset At)> buckets = new(Most);

    /// <summary>Null where the request may pass; otherwise how long to wait.</summary>
    public TimeSpan? Take(string key)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var left = buckets.TryGet(key, out var bucket) ? Math.Min(atOnce, bucket.Left + (Math.Max(0, (now - bucket.At).TotalSeconds) * eachSecond)) : atOnce;
            var passes = left >= 1;
            buckets.Set(key, (passes ? left - 1 : left, now));
            return passes ? null : TimeSpan.FromSeconds((1 - left) / eachSecond);
        }
    }
}
