using Microsoft.Extensions.Logging;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Hosting.Turns;

namespace Playbooks.Functions.Work;

/// <summary>What one wake leads to, whoever delivered it: a turn on the run, and the next wake where one is needed.</summary>
internal sealed partial class WakeHandler(Turn turn, IWorkQueue queue, ILogger<WakeHandler> log)
{
    /// <summary>A wake that comes this often is not tried again: the run is held. Less than the queue's own limit, after which it would be put aside unseen.</summary>
    public const int GiveUpAt = 8;

    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(30);

    /// <remarks>Whatever it throws is for the caller to log; the wake then comes again.</remarks>
    public async Task HandleAsync(string run, int attempt, CancellationToken token)
    {
        if (attempt >= GiveUpAt)
        {
            await GiveUpAsync(run, attempt, token);
            return;
        }

        switch (await turn.TakeAsync(run, token))
        {
            case TurnResult.Over or TurnResult.Waiting { After: null }:
                break;
            case TurnResult.Waiting { After: { } after }:
                await queue.WakeAsync(run, after, token);
                break;
            case TurnResult.Unfinished:
                await queue.WakeAsync(run, TimeSpan.Zero, token);
                break;
            case TurnResult.Busy:
                await queue.WakeAsync(run, WhileBusy, token);
                break;
            case TurnResult.Absent:
                Absent(run);
                break;
            case TurnResult.Refused refused:
                Refused(run, refused.Reason);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task GiveUpAsync(string run, int attempt, CancellationToken token)
    {
        var held = await turn.GiveUpAsync(run, $"It was tried {attempt - 1} times, and each time the program failed or was stopped; the program's log says why.", token);
        GaveUp(run, attempt - 1, held switch
        {
            { Outcome: not null, IsOver: false } => $"it has ended and still owes its last {(held.Paperwork == Paperwork.Signature ? "signature" : "report")}, which is tried again after {Turn.AfterGivingUp.TotalMinutes} minutes",
            { Hold.Reason: var reason } => reason,
            _ => "it is held by nobody here: another worker has it, it has ended, or it is not in this store",
        });
    }

    [LoggerMessage(1, LogLevel.Warning, "A wake names run {Run}, which is not in this store.")]
    private partial void Absent(string run);

    [LoggerMessage(2, LogLevel.Error, "Run {Run} is not driven here: {Reason}")]
    private partial void Refused(string run, string reason);

    [LoggerMessage(3, LogLevel.Error, "Run {Run} was given up after {Attempts} attempts: {Reason}")]
    private partial void GaveUp(string run, int attempts, string reason);
}
