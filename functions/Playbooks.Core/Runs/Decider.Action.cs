using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Core.Actions;
using Playbooks.Core.Policy;

namespace Playbooks.Core.Runs;

public static partial class Decider
{
    /// <summary>Attempts of one action in one round that broke off without getting any further: beyond it a person decides whether to go on.</summary>
    private const int MostInVain = 20;

    /// <summary>Policies are asked once more; what they deny is refused, everything else is announced as started.</summary>
    private static ImmutableArray<RunEvent> Begin(RunInput.Begin input, Run run)
    {
        if (run.Stage is not { Phase: StagePhase.Applying or StagePhase.Undoing } stage)
        {
            return [];
        }

        var names = run.Policies.Policies.IsEmpty ? [] : RunNames.Of(run);
        return [.. input.Actions.Where(id => stage.Applying.Actions.GetValueOrDefault(id)?.Status == ActionStatus.Waiting)
            .Select(id => Begin(stage.Applying.Actions[id], run, stage, names))];
    }

    private static RunEvent Begin(ActionState state, Run run, StageRun stage, IReadOnlyDictionary<string, Values.Value> names)
    {
        var denial = run.Policies.Judge(state.Action, stage.Stage.Name, names).FirstOrDefault(judgement => judgement.Verdict == Verdict.Deny);
        return denial is null
            ? new RunEvent.ActionStarted(state.Action.Id, state.Attempts + 1, run.Epoch, run.Policies.Digest)
            : new RunEvent.ActionFinished(state.Action.Id, state.Attempts + 1, new ActionOutcome.Refused(RefusalCode.Policy, $"{denial.Policy}: {denial.Reason}"), null);
    }

    private static ImmutableArray<RunEvent> FinishAction(RunInput.FinishAction input, Run run, DateTimeOffset now)
    {
        if (!IsRunning(run, input.Action) || run.Stage is not { } stage)
        {
            return [];
        }

        var state = stage.Applying.Actions[input.Action];
        var retryAt = input.Outcome switch
        {
            ActionOutcome.FailedRetryable { Pause: { } pause } => now + pause,
            ActionOutcome.FailedRetryable when stage.Draining is null => RetryAt(stage, state, input.Outcome, input.Chance, now),
            _ => null,
        };
        return [new RunEvent.ActionFinished(input.Action, state.Attempts, input.Outcome, retryAt)];
    }

    private static DateTimeOffset? RetryAt(StageRun stage, ActionState state, ActionOutcome outcome, double chance, DateTimeOffset now) =>
        stage.Stage.Steps.FirstOrDefault(step => step.Id == state.Action.Call.Step) is { } step ? RetryAt(step, outcome, state.Failures + 1, chance, now) : null;

    private static ImmutableArray<RunEvent> Reconcile(RunInput.Reconcile input, Run run)
    {
        if (run.Stage is not { } stage || !stage.Applying.Is(input.Action, ActionStatus.Unsure))
        {
            return [];
        }

        var state = stage.Applying.Actions[input.Action];
        return input.Outcome switch
        {
            SurveyOutcome.Surveyed { Survey.Verdict: SurveyVerdict.Done } found =>
            [
                new RunEvent.ActionReconciled(input.Action, SurveyVerdict.Done),
                new RunEvent.ActionFinished(input.Action, state.Attempts, new ActionOutcome.Succeeded(found.Survey.State, Reconciled: true), null),
            ],
            SurveyOutcome.Surveyed { Survey.Verdict: not SurveyVerdict.Unclear } when state.InVain >= MostInVain =>
                [new RunEvent.ActionFinished(input.Action, state.Attempts, new ActionOutcome.FailedFinal("no-answer", $"begun {state.Attempts} times, {state.InVain} of them without an answer and without getting any further, and still not done"), null)],
            SurveyOutcome.Surveyed found => [new RunEvent.ActionReconciled(input.Action, found.Survey.Verdict)],
            SurveyOutcome.Failed => [new RunEvent.ActionReconciled(input.Action, SurveyVerdict.Unclear)],
            _ => throw new UnreachableException(),
        };
    }

    private static ImmutableArray<RunEvent> ResolveUnknown(RunInput.ResolveUnknown input, Run run)
    {
        if (run.Stage is not { } stage || !stage.Applying.Is(input.Action, ActionStatus.Unclear))
        {
            return [];
        }

        var resolved = new RunEvent.UnknownResolved(input.Action, input.Happened, input.By, input.Reason);
        var attempts = stage.Applying.Actions[input.Action].Attempts;
        return input.Happened
            ? [resolved, new RunEvent.ActionFinished(input.Action, attempts, new ActionOutcome.Succeeded(Values.Value.EmptyMap, Reconciled: true), null)]
            : [resolved];
    }
}
