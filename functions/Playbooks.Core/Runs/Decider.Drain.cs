using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Runs;

public static partial class Decider
{
    /// <summary>Nothing is under way any more: what the stage was stopped for can happen.</summary>
    private static ImmutableArray<RunEvent> Drained(Run run, StageRun stage, Draining draining) => draining switch
    {
        Draining.Replan => [new RunEvent.StageStarted(run.Playbook.Stages[run.NextStage].Name, run.Rounds + 1)],
        Draining.Hold => run.Hold is null ? [new RunEvent.Held("action-failed", FirstFailure(stage))] : [],
        Draining.UndoStage => [UndoOf(run, stage.Stage.Name, change => change.Stage == stage.Stage.Name)],
        Draining.Cancel when run.Cancel is { Undo: true } => [UndoOf(run, stage.Stage.Name, _ => true)],
        Draining.Cancel => [new RunEvent.StageFinished(stage.Stage.Name, StageOutcome.Cancelled, CancelReason(run))],
        _ => throw new UnreachableException(),
    };

    /// <summary>What was to be put back is put back in a stage of its own where none was under way, or where the one that did so was interrupted.</summary>
    private static ImmutableArray<RunEvent> EndCancelled(Run run, CancelRequest cancel)
    {
        var isDue = cancel.Undo && run.Finished.LastOrDefault()?.Outcome != StageOutcome.Undone && run.Changes.Values.Any(change => Reliance.CanBePutBack(run, change));
        return isDue
            ? [new RunEvent.StageStarted(run.Playbook.Stages[run.UpcomingStage].Name, run.Rounds + 1)]
            : [new RunEvent.Finished(RunOutcome.Cancelled, CancelReason(run))];
    }

    private static ImmutableArray<RunEvent> EndUndo(Run run, StageRun stage) => run.Cancel is null
        ? run.Hold is null ? [new RunEvent.Held("stage-undone", $"{FirstFailure(stage)}; what the stage had changed was put back{Reliance.Left(run, change => change.Stage == stage.Stage.Name)}")] : []
        : [new RunEvent.StageFinished(stage.Stage.Name, StageOutcome.Undone, CancelReason(run))];

    private static string CancelReason(Run run) => run.Cancel is { } cancel
        ? $"cancelled by {cancel.By}: {cancel.Reason}{(cancel.Undo ? Reliance.Left(run, _ => true) : "")}"
        : "cancelled";

    /// <summary>One after the other, latest change first; without what a rotation that has not ended relies on.</summary>
    private static RunEvent.UndoPlanned UndoOf(Run run, string stage, Func<Change, bool> which)
    {
        var actions = ImmutableArray.CreateBuilder<PlannedAction>();
        foreach (var (id, change) in run.Changes.Where(pair => which(pair.Value) && Reliance.CanBePutBack(run, pair.Value)).OrderByDescending(pair => pair.Value.Order))
        {
            actions.AddRange(Expansion.Undo(change.Call.Step, id, change).Select(call => new PlannedAction(call, SurveyOf(change), actions.Count == 0 ? [] : [actions[^1].Id])));
        }

        return new RunEvent.UndoPlanned(stage, actions.ToImmutable());
    }

    private static Survey SurveyOf(Change change) => new()
    {
        Target = change.Target,
        State = Values.Value.Nothing,
        Verdict = SurveyVerdict.ToDo,
        Change = "Puts back what this run changed.",
    };

    private static string FirstFailure(StageRun stage) => stage.Applying.Actions.Values
        .Where(action => action.Outcome is not (null or ActionOutcome.Succeeded))
        .Select(action => $"{action.Action.Call.Uses} on {action.Action.Survey.Target}: {Describe.Outcome(action.Outcome)}")
        .FirstOrDefault("an action did not succeed");
}
