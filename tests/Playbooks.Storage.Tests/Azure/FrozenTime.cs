namespace Playbooks.Storage.Tests.Azure;

/// <summary>The machine's clock for a process that is stopped for a while, and whose timers were stopped with it.</summary>
internal sealed class FrozenTime : TimeProvider
{
    private long skipped;

    public void Freeze(TimeSpan span) => skipped += (long)(span.TotalSeconds * TimestampFrequency);

    public override long GetTimestamp() => base.GetTimestamp() + skipped;
}
