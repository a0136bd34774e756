namespace Playbooks.Engine.Ports;

/// <summary>
/// Wakes runs, now or later. A wake says only "look at this run": it may come twice, late, out of order or — where a process died between journal
/// and queue — never, and whoever takes one asks the journal what there is to do. A sweep finds what a lost wake left behind.
/// </summary>
public interface IWorkQueue
{
    /// <summary>Lets somebody look at the run once that time has passed.</summary>
    /// <param name="run">A run's id.</param>
    /// <param name="after">However long: a queue that cannot wait so long waits in parts.</param>
    Task WakeAsync(string run, TimeSpan after, CancellationToken token);

    /// <summary>Waits until there is at least one wake and takes up to so many; nobody else sees them until they are finished, returned, or their taker is given up.</summary>
    Task<IReadOnlyList<WorkMessage>> TakeAsync(int most, CancellationToken token);

    /// <summary>The wake led to what it should; it does not come again. Without effect where it was given to somebody else meanwhile.</summary>
    Task FinishAsync(WorkMessage message, CancellationToken token);

    /// <summary>The wake came to nothing; it comes again with one more attempt. Without effect where it was given to somebody else meanwhile.</summary>
    Task ReturnAsync(WorkMessage message, TimeSpan after, CancellationToken token);

    /// <summary>Nobody can do anything with the message: it does not come again, and lies where people find it.</summary>
    Task SetAsideAsync(WorkMessage message, CancellationToken token);
}
