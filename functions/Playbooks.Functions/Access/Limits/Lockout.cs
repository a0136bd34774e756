namespace Playbooks.Functions.Access.Limits;

/// <summary>Keeps those out for a while who failed too often in a row. Keys are addresses and proven subjects: what is only claimed locks nobody out.</summary>
internal sealed class Lockout(int after, TimeSpan within, TimeSpan lasts, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Remembered<(int Failures, DateTimeOffset Since, DateTimeOffset? Until)> failures = new(Pace.Most);

    /// <summary>Null where the key is let in; otherwise how long it is not.</summary>
    public TimeSpan? Left(string key)
    {
        lock (gate)
        {
            return failures.TryGet(key, out var known) && known.Until is { } until && until > time.GetUtcNow() ? until - time.GetUtcNow() : null;
        }
    }

    public void Failed(string key)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var known = failures.TryGet(key, out var before) && now - before.Since < within && before.Until is null ? before : (Failures: 0, Since: now, Until: null);
            var count = known.Failures + 1;
            failures.Set(key, (count, known.Since, count >= after ? now + lasts : null));
        }
    }
}
