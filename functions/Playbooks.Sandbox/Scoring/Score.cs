using Playbooks.Sandbox.Consumers;

namespace Playbooks.Sandbox.Scoring;

/// <summary>How a drill went, from the tenant's truth alone. <see cref="Total"/> is 0 to 100, the sum of the points of <see cref="Parts"/>.</summary>
public sealed record Score(int Total, ScoreParts Parts)
{
    /// <summary>Exposed credentials whose stolen value still works.</summary>
    public required IReadOnlyList<string> ExposedAlive { get; init; }

    /// <summary>Places that still hold the stolen value of an exposed credential.</summary>
    public required IReadOnlyList<string> MissedPlaces { get; init; }

    /// <summary>Credentials that nobody could read and that were changed all the same.</summary>
    public required IReadOnlyList<string> NeedlessRotations { get; init; }

    public required IReadOnlyList<string> BrokenConsumers { get; init; }

    public required IReadOnlyList<ConsumerHealth> Consumers { get; init; }

    /// <summary>What differs from the start beyond credentials: paths into the normalised state.</summary>
    public required IReadOnlyList<string> LeftBehind { get; init; }

    /// <summary>From the start mark to the first request that contained something, on the tenant's clock; null: nothing was contained.</summary>
    public required TimeSpan? FirstContainment { get; init; }
}
