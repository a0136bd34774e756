using System.Diagnostics;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs.Exits;

namespace Playbooks.Core.Runs;

public static partial class Evolver
{
    private static Run EvolveAction(Run run, RunEvent happened)
    {
        var stage = run.StageUnderWay();
        var applying = stage.Applying;
        return happened switch
        {
            RunEvent.ActionStarted e => Reliance.Begin(run.WithApplying(applying.Start(e.Action, e.Attempt)), applying.Actions[e.Action].Action),
            RunEvent.ActionMarked e => Reliance.Mark(Mark(run, e), applying.Actions[e.Action].Action),
            RunEvent.ActionFinished { Outcome: ActionOutcome.Unknown } e => run.WithApplying(applying.Lose(e.Action)),
            RunEvent.ActionFinished { RetryAt: { } goesOn, Outcome: ActionOutcome.FailedRetryable { Pause: not null } } e => run.WithApplying(applying.Requeue(e.Action, ActionStatus.Running, goesOn)),
            RunEvent.ActionFinished { RetryAt: { } retryAt } e => run.WithApplying(applying.Retry(e.Action, retryAt)),
            RunEvent.ActionFinished e => Finish(run, e),
            RunEvent.ActionReconciled { Verdict: SurveyVerdict.Unclear } e => run.WithApplying(applying.Become(e.Action, ActionStatus.Unsure, ActionStatus.Unclear)),
            RunEvent.ActionReconciled { Verdict: SurveyVerdict.Done } => run,
            RunEvent.ActionReconciled e => run.WithApplying(applying.Requeue(e.Action, ActionStatus.Unsure, null)),
            RunEvent.UnknownResolved { Happened: false } e => (run with { Hold = Left(run, applying) }).WithApplying(applying.Requeue(e.Action, ActionStatus.Unclear, null)),
            RunEvent.UnknownResolved e => run with { Hold = Left(run, applying), SignOffs = run.SignOffs.SetItem(e.Action, new SignOff(e.By, e.Reason)) },
            RunEvent.UndoPlanned e => run.WithStage(stage with { Phase = StagePhase.Undoing, Draining = null, Applying = Applying.Of(e.Actions, run.Draft) }),
            _ => throw new UnreachableException(),
        };
    }

    private static Run Mark(Run run, RunEvent.ActionMarked e) => run.WithApplying(run.StageUnderWay().Applying.Mark(e.Action, e.Mark)) with
    {
        Marks = run.Marks.SetItem(e.Action, run.Marks.GetValueOrDefault(e.Action, []).Add(e.Mark)),
    };

    /// <summary>The run is held until the last of what only people can tell has been told.</summary>
    private static Hold? Left(Run run, Applying applying) => applying.UnclearPlaces.Count > 1 ? run.Hold : null;

    private static Run Finish(Run run, RunEvent.ActionFinished e)
    {
        var action = run.StageUnderWay().Applying.Actions[e.Action].Action;
        var goOn = e.Outcome is ActionOutcome.Succeeded or ActionOutcome.Refused { Code: RefusalCode.Accepted } || RuleOf(run.StageUnderWay(), e) == FailureRule.Continue;
        var applied = Reliance.End(run.WithApplying(run.StageUnderWay().Applying.Finish(e.Action, e.Outcome, goOn)), e.Action, e.Outcome);
        if (e.Outcome is not ActionOutcome.Succeeded succeeded)
        {
            return applied with { Stage = Drain(applied.StageUnderWay(), e) };
        }

        var cut = StandingCuts.Add(applied, action);
        return UndoId.TryParse(action.Id, out var undone) ? Forget(cut, undone) : Remember(cut, action, succeeded.Output);
    }

    private static Run Forget(Run run, string undone) =>
        StandingCuts.Open(run, undone) with
        {
            ChangeLedger = run.ChangeLedger.Remove(undone),
            PutBack = run.Changes.TryGetValue(undone, out var change) ? run.PutBack.SetItem(undone, change) : run.PutBack,
            Marks = run.Marks.Remove(undone),
        };

    /// <summary>What this run changed stays known until it is put back: restoring, undoing and later rounds work on it.</summary>
    private static Run Remember(Run run, Plans.PlannedAction action, Values.Value output)
    {
        if (action.Call.Effect == Effect.Reads)
        {
            return run;
        }

        var stage = run.StageUnderWay();
        var keeps = stage.Stage.Steps.FirstOrDefault(step => step.Id == action.Call.Step) is { Undo: false };
        var order = run.ChangeCount + 1;
        var change = new Change(action.Call, stage.Stage.Name, order, action.Survey.Target, output, keeps ? null : action.Survey.Undo, action.Survey.Cuts);
        return run with { ChangeCount = order, ChangeLedger = run.ChangeLedger.Set(action.Id, change, run.Draft) };
    }

    /// <summary>A drifted precondition voids the plan; any other failure follows the step's rule.</summary>
    private static StageRun Drain(StageRun stage, RunEvent.ActionFinished e) => (stage.Draining, e.Outcome) switch
    {
        (Draining.Cancel or Draining.UndoStage, _) => stage,
        (_, ActionOutcome.Refused { Code: RefusalCode.Accepted }) => stage,
        (_, ActionOutcome.Refused { Code: RefusalCode.Drift }) when stage.Phase == StagePhase.Applying => stage with { Draining = stage.Draining ?? Draining.Replan },
        _ => RuleOf(stage, e) switch
        {
            FailureRule.Continue => stage,
            FailureRule.UndoStage when stage.Phase == StagePhase.Applying => stage with { Draining = Draining.UndoStage },
            _ => stage with { Draining = Draining.Hold },
        },
    };

    private static FailureRule? RuleOf(StageRun stage, RunEvent.ActionFinished e) =>
        stage.Stage.Steps.FirstOrDefault(step => step.Id == stage.Applying.Actions[e.Action].Action.Call.Step)?.OnFailure;
}
