using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Hosting.Turns;

/// <summary>
/// One bounded piece of work on one run: claim it, drive it until it waits, is held, ends or the time is over, and let go. Safe to do again at any
/// time and by anybody: where there is nothing to do, nothing is written.
/// </summary>
/// <param name="after">What is seen to once the run was let go of; null where nothing is.</param>
public sealed class Turn(Crew crew, TurnTimes times, IRunObserver observer, IAfterTurn? after)
{
    /// <summary>After so long a run that was given up, and on which there is still something to do or to read, is looked at again.</summary>
    public static readonly TimeSpan AfterGivingUp = TimeSpan.FromMinutes(10);

    /// <exception cref="DamagedJournalException">The journal cannot be replayed; no turn can help that run.</exception>
    public async Task<TurnResult> TakeAsync(string run, CancellationToken token)
    {
        var (result, didSomething) = await WorkAsync(run, token);
        return after is not null && result is TurnResult.Over or TurnResult.Waiting && await after.FinishAsync(run, didSomething, token) is { } again
            ? new TurnResult.Waiting(result is TurnResult.Waiting { After: { } wake } && wake < again ? wake : again)
            : result;
    }

    /// <summary>Whether a turn would do anything: nobody living holds the run, and there is something to do or to read.</summary>
    /// <exception cref="DamagedJournalException">The journal cannot be replayed.</exception>
    public async Task<bool> IsDueAsync(string run, CancellationToken token)
    {
        await using var claim = await crew.ClaimAsync(run, token);
        return claim is not null && await LookAsync(claim, token) is null;
    }

    /// <summary>
    /// Lets the run stand still, visibly, until a person has looked: it was tried too often. Where that leaves something to do or to read — a report or
    /// a signature that is owed, also after the run's end, or what a person has said — it is looked at again <see cref="AfterGivingUp"/>, however often.
    /// </summary>
    /// <returns>The run as it then is; null where it is not here, or another worker has it.</returns>
    public async Task<Run?> GiveUpAsync(string run, string reason, CancellationToken token)
    {
        await using var claim = await crew.ClaimAsync(run, token);
        if (claim is null || await crew.Loop(observer, restAt: null).GiveUpAsync(claim, reason, token) is not { } held)
        {
            return null;
        }

        var now = crew.Time.GetUtcNow();
        await claim.RestAsync(held.IsOver ? new RunRest.Over() : new RunRest.Waiting(await IsIdleAsync(claim, held, now, token) ? Agenda.Of(held, now).WakeAt : now + AfterGivingUp), token);
        return held;
    }

    private static async Task<bool> IsIdleAsync(IRunClaim claim, Run run, DateTimeOffset now, CancellationToken token) =>
        !Due.Is(run, now) && (await claim.ReceiveAsync(token)).Count == 0;

    private async Task<(TurnResult Result, bool DidSomething)> WorkAsync(string run, CancellationToken token)
    {
        await using var claim = await crew.ClaimAsync(run, token);
        if (claim is null)
        {
            return (await crew.Workspace.Store.ReplayAsync(run, token) is null ? new TurnResult.Absent() : new TurnResult.Busy(), false);
        }

        return await LookAsync(claim, token) is { } idle ? (idle, false) : (await DriveAsync(claim, token), true);
    }

    /// <summary>Null where there is something to do.</summary>
    private async Task<TurnResult?> LookAsync(IRunClaim claim, CancellationToken token)
    {
        var (replay, now) = (new Replay(), crew.Time.GetUtcNow());
        await foreach (var line in claim.ReadAsync(token))
        {
            replay.Add(line);
        }

        switch (replay.Run)
        {
            case null:
                return new TurnResult.Absent();
            case { IsOver: true }:
                await claim.RestAsync(new RunRest.Over(), token);
                return new TurnResult.Over();
            case { } standing when TenantPin.WhyNot(standing, crew.Tenant) is { } why:
                return new TurnResult.Refused(why);
            case { } standing when await IsIdleAsync(claim, standing, now, token):
                await claim.RestAsync(new RunRest.Waiting(Agenda.Of(standing, now).WakeAt), token);
                return new TurnResult.Waiting(null);
            default:
                return null;
        }
    }

    private async Task<TurnResult> DriveAsync(IRunClaim claim, CancellationToken token)
    {
        using var over = new CancellationTokenSource(times.Stop, crew.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, over.Token);
        try
        {
            return await Crew.DriveAsync(claim, crew.Loop(observer, crew.Time.GetUtcNow() + times.Rest), stay: false, either.Token) switch
            {
                RunStand.Over => new TurnResult.Over(),
                RunStand.Waiting waiting => new TurnResult.Waiting(waiting.Until - crew.Time.GetUtcNow()),
                RunStand.Lost => new TurnResult.Busy(),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !token.IsCancellationRequested)
        {
            return new TurnResult.Unfinished();
        }
    }
}
