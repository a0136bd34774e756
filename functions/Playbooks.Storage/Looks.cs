using Playbooks.Engine.Ports;

namespace Playbooks.Storage;

/// <summary>When a run is looked at again.</summary>
internal static class Looks
{
    /// <summary>A worker that says nothing for so long after its claim is taken for dead until the claim itself says otherwise.</summary>
    public static readonly TimeSpan AfterClaim = TimeSpan.FromMinutes(1);

    /// <summary>For a run that waits for people alone; far enough, and a time that every file system can hold.</summary>
    public static readonly DateTimeOffset Never = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(RunRest.Waiting rest) => rest.Until is { } until && until < Never ? until : Never;
}
