using Microsoft.Extensions.Logging;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Hosting.Turns;

namespace Playbooks.Functions.Work;

/// <summary>
/// Finds runs on which there is something to do and nobody does it, whatever became of their wakes, and wakes them. It looks only at those that the
/// store names: a minute in which nothing is due costs a page of a listing for thousands of runs that wait, and nothing is remembered of them.
/// </summary>
/// <param name="time">The clock that the store was opened with.</param>
internal sealed partial class Sweep(IRunStore store, Turn turn, IWorkQueue queue, TimeProvider time, ILogger<Sweep> log)
{
    /// <returns>How many were woken.</returns>
    public async Task<int> RunAsync(CancellationToken token)
    {
        var woken = 0;
        await foreach (var run in store.DueAsync(time.GetUtcNow(), token))
        {
            if (await IsDueAsync(run, token))
            {
                await queue.WakeAsync(run, TimeSpan.Zero, token);
                woken++;
            }
        }

        return woken;
    }

    private async Task<bool> IsDueAsync(string run, CancellationToken token)
    {
        try
        {
            return await turn.IsDueAsync(run, token);
        }
        catch (DamagedJournalException damaged)
        {
            Damaged(run, damaged.Message);
            return false;
        }
    }

    [LoggerMessage(10, LogLevel.Error, "Run {Run} cannot be driven: {Reason}")]
    private partial void Damaged(string run, string reason);
}
