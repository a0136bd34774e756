namespace Playbooks.Sandbox.Hosting;

public sealed record SandboxOptions
{
    /// <summary>The tenant's clock. Null: a clock that starts at the scenario's <c>now</c> and runs with the machine's.
    /// Give a <see cref="SandboxClock"/> to share one clock with the product under drill.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>What every generated id, key and secret value derives from; the same seed gives the same tenant.</summary>
    public string Seed { get; init; } = "sandbox";

    /// <summary>How long a write stays invisible to reads that are eventually consistent at the real provider.</summary>
    public TimeSpan VisibilityDelay { get; init; } = TimeSpan.Zero;

    /// <summary>How long a dispatched workflow run takes on the tenant's clock.</summary>
    public TimeSpan RunDuration { get; init; } = TimeSpan.Zero;

    /// <summary>GitHub's primary limit per installation and hour.</summary>
    public int RequestsPerHour { get; init; } = 15_000;

    /// <summary>GitHub's secondary limit: points a minute, one for a read and five for a write. Without limit unless a drill sets it
    /// (GitHub's own is 900), because clients that keep it cannot be rehearsed in seconds.</summary>
    public int PointsPerMinute { get; init; } = int.MaxValue;

    /// <summary>Fixed ports; a listener that is not named gets a free one.</summary>
    public IReadOnlyDictionary<Listener, int> Ports { get; init; } = new Dictionary<Listener, int>();
}
