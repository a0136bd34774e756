using System.Threading.Channels;
using Playbooks.Core.Actions;
using Playbooks.Core.Runs;
using Playbooks.Engine.Actions;
using Playbooks.Engine.Ports;

namespace Playbooks.Engine.Runs;

/// <summary>The effects of one run that are under way, and what came of them.</summary>
internal sealed class Work(RunLoopParts parts, RunSession session, IRunClaim claim)
{
    private const string Looking = "look ";

    private readonly Channel<Finished> results = Channel.CreateUnbounded<Finished>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<string, Task> underWay = [];
    private readonly Performer performer = new(parts.Catalog, parts.Time);

    public bool IsIdle => underWay.Count == 0;

    /// <summary>Starts what the agenda asks for and is not under way yet. Actions are started only once their start is journaled.</summary>
    public void Start(Agenda agenda, Run run, CancellationToken token)
    {
        foreach (var call in Fitting(agenda.Read, run))
        {
            Start(Look(call), async key => new(key, new RunInput.FinishRead(call.Id, await performer.ReadAsync(call, ScopeOf(run, call, token), Timeout(run, call), token), parts.Chance())));
        }

        foreach (var call in Fitting(agenda.Survey, run))
        {
            Start(Look(call), async key => new(key, new RunInput.FinishSurvey(call.Id, await performer.SurveyAsync(call, ScopeOf(run, call, token), Timeout(run, call), token), parts.Chance())));
        }

        foreach (var action in agenda.Reconcile)
        {
            Start($"reconcile {action.Id}", async key => new(key, new RunInput.Reconcile(action.Id, await performer.ReconcileAsync(action.Call, ScopeOf(run, action.Call, token), Timeout(run, action.Call), token), parts.Chance())));
        }

        foreach (var id in run.Stage?.Applying.Running ?? [])
        {
            var (action, attempt) = (run.Stage!.Applying.Actions[id].Action, run.Stage.Applying.Actions[id].Attempts);
            Start($"perform {id}", async key => new(key, new RunInput.FinishAction(id, await performer.PerformAsync(action, attempt, ScopeOf(run, action.Call, token), Timeout(run, action.Call), token), parts.Chance())));
        }

        StartPaperwork(agenda.Paperwork, run, token);
    }

    /// <summary>Waits until something finished, a message may have arrived, or it is time to look again; takes all that has finished.</summary>
    public async Task<IReadOnlyList<Finished>> NextAsync(Inbox inbox, DateTimeOffset? wakeAt, CancellationToken token)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(token);
        var ready = results.Reader.WaitToReadAsync(wake.Token).AsTask();
        if (!ready.IsCompleted)
        {
            var until = wakeAt is { } at ? Max(at - parts.Time.GetUtcNow(), TimeSpan.Zero) : System.Threading.Timeout.InfiniteTimeSpan;
            await Task.WhenAny(ready, inbox.Arrival(token), Task.Delay(until, parts.Time, wake.Token));
            token.ThrowIfCancellationRequested();
        }

        var finished = new List<Finished>();
        while (results.Reader.TryRead(out var done))
        {
            finished.Add(done);
        }

        await wake.CancelAsync();
        if (finished.Count == 0 && results.Reader.Completion.IsCompleted)
        {
            await results.Reader.Completion;
        }

        return finished;
    }

    /// <summary>Lets go of what is journaled now, and tells the actions whose marks have become durable.</summary>
    public void Settle(IReadOnlyList<Finished> finished, bool held)
    {
        foreach (var done in finished)
        {
            if (done.Marked is { } marked)
            {
                _ = held ? marked.TrySetResult() : marked.TrySetCanceled();
            }
            else
            {
                underWay.Remove(done.Key);
            }
        }
    }

    /// <summary>Waits for whatever is under way to notice that this worker stops.</summary>
    public async Task EndAsync()
    {
        while (results.Reader.TryRead(out var done))
        {
            done.Marked?.TrySetCanceled();
        }

        results.Writer.TryComplete();
        await Task.WhenAll(underWay.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Calls that are not under way, as many as may still be looked at beside those that are.</summary>
    private IEnumerable<Call> Fitting(IEnumerable<Call> calls, Run run)
    {
        var room = (run.Stage?.Stage.Concurrency ?? 0) - underWay.Keys.Count(key => key.StartsWith(Looking, StringComparison.Ordinal));
        return [.. calls.Where(call => !underWay.ContainsKey(Look(call))).Take(Math.Max(room, 0))];
    }

    private static string Look(Call call) => $"{Looking}{call.Id}";

    private void StartPaperwork(Paperwork paperwork, Run run, CancellationToken token)
    {
        if (paperwork == Paperwork.Report)
        {
            var stage = run.Outcome is null ? run.Finished[^1].Stage : "";
            Start("report", async key => new(key, await Reporter.WriteAsync(parts.Reports, session.Lines, stage, claim, token)));
        }
        else if (paperwork == Paperwork.Signature)
        {
            var head = session.Head.Hash;
            Start("sign", async key => new(key, await Reporter.SignAsync(parts.Signer, head, token)));
        }
    }

    private void Start(string key, Func<string, Task<Finished>> effect)
    {
        if (underWay.TryAdd(key, Task.CompletedTask))
        {
            underWay[key] = Task.Run(async () =>
            {
                Fence.Enter(claim);
                try
                {
                    results.Writer.TryWrite(await effect(key));
                }
                catch (Exception e)
                {
                    // Nobody awaits an effect while the run goes on: without this the loop would wait for its result for ever.
                    results.Writer.TryComplete(e);
                    throw;
                }
            });
        }
    }

    private ActionScope ScopeOf(Run run, Call call, CancellationToken token) => new(run, call, parts.Time, (mark) => MarkAsync(call.Id, mark, token));

    private async Task MarkAsync(string action, Mark mark, CancellationToken token)
    {
        var marked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!results.Writer.TryWrite(new Finished("", new RunInput.RecordMark(action, mark), marked)))
        {
            throw new OperationCanceledException(token);
        }

        await marked.Task.WaitAsync(token);
    }

    private static TimeSpan Timeout(Run run, Call call) =>
        run.Playbook.Stages.SelectMany(stage => stage.Steps).FirstOrDefault(step => step.Id == call.Step)?.Timeout ?? TimeSpan.FromMinutes(2);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <param name="Key">Of the effect that is over; empty for a mark of one that goes on.</param>
    /// <param name="Marked">To complete once the mark is durable.</param>
    internal sealed record Finished(string Key, RunInput Input, TaskCompletionSource? Marked = null);
}
