namespace Playbooks.Connectors.Http;

/// <summary>Full jitter: anywhere between nothing and the exponential bound, so that many workers do not come back together.</summary>
internal static class Backoff
{
    public static TimeSpan FullJitter(int attempt, TimeSpan first, TimeSpan longest, double chance)
    {
        var bound = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 30)));
        return TimeSpan.FromMilliseconds(bound * chance);
    }
}
