namespace Playbooks.Connectors.Http;

/// <param name="Most">What requests may cost together within the window.</param>
/// <param name="Cost">What one request of that method costs.</param>
public sealed record PaceLimit(int Most, Func<HttpMethod, int> Cost)
{
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);
}
