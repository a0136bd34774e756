namespace Playbooks.Testing.Time;

/// <summary>The clock of a machine that is wrong by so much; its timers run as others do.</summary>
public sealed class SkewedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
