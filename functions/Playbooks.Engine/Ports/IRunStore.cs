namespace Playbooks.Engine.Ports;

/// <summary>
/// Where runs live: each has a journal (lines of bytes, append only), an inbox for inputs from people and other processes, and files
/// (reports, evidence). One contract, proven by one test suite that every store inherits.
/// </summary>
public interface IRunStore
{
    /// <summary>Creates the run with its first journal lines, durably. False, and nothing written, when that run exists.</summary>
    /// <param name="run">Lower-case letters, digits and hyphens, at most 64.</param>
    /// <param name="lines">Whole lines, each ended by a line feed.</param>
    Task<bool> CreateAsync(string run, ReadOnlyMemory<byte> lines, CancellationToken token);

    /// <summary>Takes the run for this worker, or null when a living worker holds it or there is no such run. Survives any crash of a holder.</summary>
    /// <param name="worker">For people who look at who holds a run.</param>
    Task<IRunClaim?> ClaimAsync(string run, string worker, CancellationToken token);

    /// <summary>The journal's whole lines from the first one on and without their line feeds, without claiming the run; what is being written may be missing.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string run, CancellationToken token);

    /// <summary>The ids of all runs, newest first by creation.</summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken token);

    /// <summary>Ids of runs, newest first by creation, as many at once as are asked for or a few less; keeps no more in memory than that takes.</summary>
    /// <param name="from">Empty for the first page, then the last page's <see cref="RunPage.Next"/>.</param>
    /// <param name="most">1 to 1000.</param>
    Task<RunPage> PageAsync(RunsOf which, string from, int most, CancellationToken token);

    /// <summary>
    /// The runs at which somebody has to look: the time that was waited for has come, a message was left since the last claim, or a claim ended
    /// without <see cref="IRunClaim.RestAsync"/> more than a minute ago. One that is held by a living worker may be among them, and one at which
    /// nothing is to do. Costs what pages of unfinished runs cost, and keeps none of them in memory.
    /// </summary>
    /// <param name="now">By the clock that the store was opened with.</param>
    IAsyncEnumerable<string> DueAsync(DateTimeOffset now, CancellationToken token);

    /// <summary>Leaves a message for whoever works on the run, durably before it returns. The same message id twice is one message.</summary>
    /// <returns>False when there is no such run.</returns>
    Task<bool> SendAsync(string run, InboxMessage message, CancellationToken token);

    /// <summary>The bytes of one of the run's files, or null.</summary>
    Task<ReadOnlyMemory<byte>?> ReadFileAsync(string run, string name, CancellationToken token);

    /// <summary>Where people find the run's files: a folder's path or an address.</summary>
    string LocationOf(string run);
}
