using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;

namespace Playbooks.Engine.Runs;

/// <summary>
/// The one loop through which every effect passes: load the journal, decide, append, perform, append. It holds no rules of its own:
/// what to do next is <see cref="Decider"/>'s and <see cref="Agenda"/>'s to say.
/// </summary>
public sealed class RunLoop(RunLoopParts parts)
{
    /// <summary>Drives a claimed run as far as it goes.</summary>
    /// <param name="stay">Whether to stay while the run waits for people or a time, or to let go of it.</param>
    /// <param name="token">Stops this worker; the run stays resumable.</param>
    public async Task<RunStand> DriveAsync(IRunClaim claim, bool stay, CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var session = new RunSession(claim, parts.Time, parts.Observer);
        await session.LoadAsync(token);
        var work = new Work(parts, session, claim);
        var inbox = new Inbox(claim);
        var rests = false;
        try
        {
            var held = await session.DecideAsync([new RunInput.Resume(parts.Worker, claim.Epoch)], begin: true, token);
            while (held && session.Run is { IsOver: false } run)
            {
                var agenda = Agenda.Of(run, parts.Time.GetUtcNow());
                if (rests && work.IsIdle)
                {
                    return new RunStand.Waiting(run, parts.Time.GetUtcNow());
                }

                if (!rests)
                {
                    work.Start(agenda, run, stop.Token);
                }

                var letters = await inbox.ReceiveAsync(stay || !work.IsIdle, token);
                if (letters.Count == 0 && work.IsIdle && !stay)
                {
                    return new RunStand.Waiting(run, agenda.WakeAt);
                }

                var finished = letters.Count > 0 ? [] : await work.NextAsync(inbox, agenda.WakeAt, token);
                rests = parts.RestAt <= parts.Time.GetUtcNow();
                held = await session.DecideAsync([.. letters.Select(letter => letter.Input), .. finished.Select(done => done.Input)], !rests, token);
                await inbox.AcknowledgeAsync(held ? letters : [], token);
                work.Settle(finished, held);
            }

            return session.Run is { IsOver: true } over ? new RunStand.Over(over) : new RunStand.Lost();
        }
        finally
        {
            await stop.CancelAsync();
            await work.EndAsync();
        }
    }
    /// <summary>Lets a claimed run stand still until a person has looked, because driving it fails again and again. Nothing of it is performed.</summary>
    /// <returns>The run as it then is; null where the claim was lost.</returns>
    public async Task<Run?> GiveUpAsync(IRunClaim claim, string reason, CancellationToken token)
    {
        var session = new RunSession(claim, parts.Time, parts.Observer);
        await session.LoadAsync(token);
        if (session.Run is null or { IsOver: true })
        {
            return session.Run;
        }

        var held = await session.DecideAsync([new RunInput.Resume(parts.Worker, claim.Epoch), new RunInput.GiveUp(reason)], begin: false, token);
        return held ? session.Run : null;
    }
}
