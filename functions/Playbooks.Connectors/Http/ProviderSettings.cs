namespace Playbooks.Connectors.Http;

/// <summary>Where one provider is, and how much of anything is taken from it.</summary>
public sealed record ProviderSettings
{
    /// <summary>Short name of the provider, such as <c>github</c>.</summary>
    public required string Name { get; init; }

    public required Egress Egress { get; init; }

    /// <summary>Where a download may redirect to.</summary>
    public Egress Downloads { get; init; } = Egress.Nowhere;

    /// <summary>Sent with every request, the user agent among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public int LargestAnswer { get; init; } = 16 * 1024 * 1024;

    /// <summary>Time for one attempt, from sending to the last byte of the answer.</summary>
    public TimeSpan AttemptLimit { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Time for all attempts and the waits between them.</summary>
    public TimeSpan OverallLimit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest wait that a rate limit may ask for; more is given back as throttled.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    public int Retries { get; init; } = 4;

    /// <summary>The first back-off; each further one may be twice as long, up to <see cref="LongestBackoff"/>.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(30);

    public int Concurrency { get; init; } = 8;

    /// <summary>How the provider says that it is asked too often.</summary>
    public ThrottleRule Throttle { get; init; } = ThrottleRules.RetryAfter;

    /// <summary>Waited for before each attempt; null where nothing is held back.</summary>
    public Pace? Pace { get; init; }

    public RequestObserver? Observer { get; init; }
}
