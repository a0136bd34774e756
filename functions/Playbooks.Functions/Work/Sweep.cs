using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Hosting;
using Playbooks.Hosting.Turns;

namespace Playbooks.Functions.Work;

/// <summary>Finds runs on which there is something to do and nobody does it, whatever became of their wakes, and wakes them.</summary>
internal sealed partial class Sweep(IRunStore store, Turn turn, IWorkQueue queue, ILogger<Sweep> log)
{
    /// <summary>A run that has ended stays so: it is not read again by this process.</summary>
    private readonly ConcurrentDictionary<string, bool> over = new();

    /// <returns>How many were woken.</returns>
    public async Task<int> RunAsync(CancellationToken token)
    {
        var woken = 0;
        await foreach (var run in store.ListAsync(token))
        {
            if (!over.ContainsKey(run) && await IsDueAsync(run, token))
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
            if (await store.ReplayAsync(run, token) is { Run.IsOver: true })
            {
                over.TryAdd(run, true);
                return false;
            }

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
