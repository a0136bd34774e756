using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Engine.Runs;

/// <summary>The edge around one action: finds it, bounds its time, checks the precondition, and turns whatever it throws into an outcome.</summary>
internal sealed class Performer(Catalog catalog, TimeProvider time)
{
    private const int ReconcileAttempts = 8;

    public Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, TimeSpan timeout, CancellationToken token) =>
        catalog.Find(call.Uses) is IReadAction action
            ? GuardAsync(t => action.ReadAsync(call, scope, t), timeout, _ => new ActionOutcome.FailedRetryable("timeout", $"no answer within {timeout}"), token)
            : Task.FromResult(Missing(call));

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, TimeSpan timeout, CancellationToken token)
    {
        if (catalog.Find(call.Uses) is not IChangeAction action)
        {
            return new SurveyOutcome.Failed(Missing(call));
        }

        SurveyOutcome? found = null;
        var outcome = await GuardAsync(async t =>
        {
            found = await action.SurveyAsync(call, scope, t);
            return new ActionOutcome.Succeeded(Value.Nothing);
        }, timeout, _ => new ActionOutcome.FailedRetryable("timeout", $"no answer within {timeout}"), token);
        return outcome is ActionOutcome.Succeeded && found is not null ? found : new SurveyOutcome.Failed(outcome);
    }

    /// <summary>A read that was interrupted is simply not done; anything else is looked at, again and again while that may help.</summary>
    public async Task<SurveyOutcome> ReconcileAsync(Call call, IActionScope scope, TimeSpan timeout, CancellationToken token)
    {
        if (call.Effect == Effect.Reads)
        {
            return new SurveyOutcome.Surveyed(new Survey { Target = "", State = Value.Nothing, Verdict = SurveyVerdict.ToDo, Change = "" });
        }

        for (var attempt = 1; ; attempt++)
        {
            var outcome = await SurveyAsync(call, scope, timeout, token);
            if (attempt == ReconcileAttempts || outcome is not SurveyOutcome.Failed { Why: ActionOutcome.FailedRetryable retryable })
            {
                return outcome;
            }

            await Task.Delay(retryable.Wait ?? TimeSpan.FromSeconds(attempt), time, token);
        }
    }

    /// <summary>Looks once more, and performs only if the target still is as the approved plan found it.</summary>
    /// <param name="attempt">Of this plan, from 1: what a later one finds half done is an earlier one's.</param>
    public async Task<ActionOutcome> PerformAsync(PlannedAction planned, int attempt, IActionScope scope, TimeSpan timeout, CancellationToken token)
    {
        if (planned.Call.Effect == Effect.Reads)
        {
            return await ReadAsync(planned.Call, scope, timeout, token);
        }

        return await SurveyAsync(planned.Call, scope, timeout, token) switch
        {
            SurveyOutcome.Failed failed => failed.Why,
            SurveyOutcome.Surveyed { Survey.Verdict: SurveyVerdict.Done } now => new ActionOutcome.Succeeded(now.Survey.State, Reconciled: true),
            SurveyOutcome.Surveyed { Survey.Verdict: SurveyVerdict.Unclear } => new ActionOutcome.Unknown("the provider cannot tell where this stands"),
            SurveyOutcome.Surveyed { Survey: var now } when HasDrifted(planned, now, attempt) =>
                new ActionOutcome.Refused(RefusalCode.Drift, $"{now.Target} is no longer as the plan found it"),
            SurveyOutcome.Surveyed { Survey: var now } => await PerformAsync(planned.Call, now, scope, timeout, token),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, TimeSpan timeout, CancellationToken token) =>
        catalog.Find(call.Uses) is IChangeAction action
            ? GuardAsync(t => action.PerformAsync(call, survey, scope, t), timeout, e => new ActionOutcome.Unknown($"interrupted: {e}"), token)
            : Task.FromResult(Missing(call));

    /// <summary>What an interrupted attempt of ours left behind is not drift; an undo that was planned without looking has nothing to compare.</summary>
    private static bool HasDrifted(PlannedAction planned, Survey now, int attempt) =>
        (now.Verdict == SurveyVerdict.ToDo || attempt == 1) && planned.Survey.State is not Value.Null && !planned.Survey.State.Equals(now.State);

    private async Task<ActionOutcome> GuardAsync(
        Func<CancellationToken, Task<ActionOutcome>> act, TimeSpan timeout, Func<string, ActionOutcome> otherwise, CancellationToken token)
    {
        // What was looked at may have taken long: a worker that has stopped or lost its claim since then begins nothing more.
        token.ThrowIfCancellationRequested();
        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(token, limit.Token);
        try
        {
            return await act(both.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            // The time is over, or something inside (a client with a limit of its own) gave up earlier: there is no answer either way.
            return otherwise($"no answer within {timeout}");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The message of a foreign exception may hold what must not be journaled; its type does not.
            return otherwise(e.GetType().Name) is ActionOutcome.Unknown unknown ? unknown : new ActionOutcome.FailedFinal("bug", $"the action threw {e.GetType().Name}");
        }
    }

    private static ActionOutcome Missing(Call call) => new ActionOutcome.FailedFinal("no-such-action", $"this program has no action '{call.Uses}'");
}
