using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Hosting;

/// <summary>Reads runs without claiming them.</summary>
public static class RunReading
{
    /// <summary>Null where there is no such run.</summary>
    /// <exception cref="DamagedJournalException">The journal cannot be replayed.</exception>
    public static async Task<Replay?> ReplayAsync(this IRunStore store, string run, CancellationToken token)
    {
        var replay = new Replay();
        await foreach (var line in store.ReadAsync(run, token))
        {
            replay.Add(line);
        }

        return replay.Run is null ? null : replay;
    }
}
