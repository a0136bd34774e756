using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Functions.Work;
using Playbooks.Hosting.Evidence;
using Playbooks.Hosting.Turns;
using Playbooks.Storage;

namespace Playbooks.Functions.Evidence;

/// <summary>Sees to it that evidence is kept: after each turn on a run, and by looking at runs whose last turn nobody finished.</summary>
internal sealed partial class EvidenceDuty(EvidenceKeeper keeper, IRunStore store, TimeProvider time, ILogger<EvidenceDuty> log) : IAfterTurn
{
    /// <summary>So many runs are read in one sweep; the next goes on with others.</summary>
    private const int MostAtOnce = 20;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(10);

    /// <summary>Runs of which this process has kept all there was; whoever takes the next turn keeps what that adds.</summary>
    private readonly ConcurrentDictionary<string, bool> kept = new();
    private DateTimeOffset sweepAt;

    /// <summary>An evidence account that does not answer holds up nothing but its own copies.</summary>
    public async Task<TimeSpan?> FinishAsync(string run, bool didSomething, CancellationToken token) =>
        (!didSomething && kept.ContainsKey(run)) || await TryKeepAsync(run, token) ? null : AgainAfter;

    /// <summary>Looks at some of the runs that are not sealed and that nobody here has looked at; does nothing where that was done within the hour.</summary>
    public async Task SweepAsync(CancellationToken token)
    {
        if (time.GetUtcNow() < sweepAt)
        {
            return;
        }

        sweepAt = time.GetUtcNow() + SweepEvery;
        try
        {
            var (done, looked) = (await keeper.SealedAsync(token), 0);
            await foreach (var run in store.ListAsync(token))
            {
                if (!done.Contains(run) && !kept.ContainsKey(run))
                {
                    await TryKeepAsync(run, token);
                    looked++;
                }

                if (looked == MostAtOnce)
                {
                    break;
                }
            }
        }
        catch (StoreException fault)
        {
            NotSwept(fault.Message);
        }
    }

    private async Task<bool> TryKeepAsync(string run, CancellationToken token)
    {
        kept.TryRemove(run, out _);
        try
        {
            var result = await keeper.KeepAsync(run, token);
            foreach (var finding in result.Findings)
            {
                Contradicts(run, finding);
            }

            kept[run] = true;
            return true;
        }
        catch (Exception fault) when (fault is StoreException or DamagedJournalException or SignerException && !token.IsCancellationRequested)
        {
            NotKept(run, Faults.Say(fault));
            return fault is DamagedJournalException;
        }
    }

    [LoggerMessage(60, LogLevel.Critical, "EVIDENCE CONTRADICTS ITSELF. Run {Run}: {Finding}")]
    private partial void Contradicts(string run, string finding);

    [LoggerMessage(61, LogLevel.Error, "The evidence of run {Run} is not kept yet: {Fault}")]
    private partial void NotKept(string run, string fault);

    [LoggerMessage(62, LogLevel.Error, "Nobody could look for evidence that is missing: {Fault}")]
    private partial void NotSwept(string fault);
}
