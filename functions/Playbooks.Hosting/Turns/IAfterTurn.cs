namespace Playbooks.Hosting.Turns;

/// <summary>What is seen to once a turn has let go of a run.</summary>
public interface IAfterTurn
{
    /// <param name="didSomething">Whether the turn found something to do.</param>
    /// <returns>After how long it must be seen to again; null where all is done.</returns>
    Task<TimeSpan?> FinishAsync(string run, bool didSomething, CancellationToken token);
}
