namespace Playbooks.Core.Playbooks;

/// <summary>How often and how far apart a retryable failure is tried again (exponential, full jitter).</summary>
/// <param name="Attempts">In all, the first included.</param>
/// <param name="First">The longest first wait.</param>
/// <param name="Longest">The longest wait of all.</param>
public sealed record RetryRule(int Attempts, TimeSpan First, TimeSpan Longest)
{
    public static RetryRule Standard { get; } = new(4, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="chance">Between 0 and 1: the place inside the jitter.</param>
    public TimeSpan WaitAfter(int attempt, double chance)
    {
        var ceiling = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 30)));
        return TimeSpan.FromSeconds(ceiling * chance);
    }
}
