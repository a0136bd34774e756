namespace Playbooks.Hosting.Turns;

/// <summary>What came of looking at one run once.</summary>
public abstract record TurnResult
{
    private TurnResult()
    {
    }

    /// <summary>The run has ended, now or before.</summary>
    public sealed record Over : TurnResult;

    /// <summary>There was nothing to do, or nothing more: the run waits for people or for a time.</summary>
    /// <param name="After">How long until there is something to do though nobody does anything; null where only people can go on, or where the turn did nothing.</param>
    public sealed record Waiting(TimeSpan? After) : TurnResult;

    /// <summary>The turn's time came to its end before the work did.</summary>
    public sealed record Unfinished : TurnResult;

    /// <summary>A living worker holds the run. It may be about to let go without having seen why this turn was asked for.</summary>
    public sealed record Busy : TurnResult;

    /// <summary>There is no such run here.</summary>
    public sealed record Absent : TurnResult;

    /// <summary>This process must not drive that run.</summary>
    public sealed record Refused(string Reason) : TurnResult;
}
