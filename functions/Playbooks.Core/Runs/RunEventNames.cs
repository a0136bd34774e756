using System.Collections.Frozen;

namespace Playbooks.Core.Runs;

/// <summary>The wire name of every event. Never renamed, never reused.</summary>
public static class RunEventNames
{
    private static readonly FrozenDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(RunEvent.Started)] = "run.started",
        [typeof(RunEvent.Resumed)] = "run.resumed",
        [typeof(RunEvent.Amended)] = "run.amended",
        [typeof(RunEvent.Held)] = "run.held",
        [typeof(RunEvent.Retried)] = "run.retried",
        [typeof(RunEvent.CancelRequested)] = "run.cancel-requested",
        [typeof(RunEvent.Finished)] = "run.finished",
        [typeof(RunEvent.StageStarted)] = "stage.started",
        [typeof(RunEvent.StageFinished)] = "stage.finished",
        [typeof(RunEvent.StepExpanded)] = "step.expanded",
        [typeof(RunEvent.ReadFinished)] = "read.finished",
        [typeof(RunEvent.TargetSurveyed)] = "target.surveyed",
        [typeof(RunEvent.PlanMade)] = "plan.made",
        [typeof(RunEvent.PolicyJudged)] = "policy.judged",
        [typeof(RunEvent.CheckpointOpened)] = "checkpoint.opened",
        [typeof(RunEvent.CheckpointWaived)] = "checkpoint.waived",
        [typeof(RunEvent.CheckpointEscalated)] = "checkpoint.escalated",
        [typeof(RunEvent.CheckpointClosed)] = "checkpoint.closed",
        [typeof(RunEvent.DecisionGiven)] = "decision.given",
        [typeof(RunEvent.DecisionRefused)] = "decision.refused",
        [typeof(RunEvent.ActionStarted)] = "action.started",
        [typeof(RunEvent.ActionMarked)] = "action.marked",
        [typeof(RunEvent.ActionFinished)] = "action.finished",
        [typeof(RunEvent.ActionReconciled)] = "action.reconciled",
        [typeof(RunEvent.UnknownResolved)] = "action.unknown-resolved",
        [typeof(RunEvent.CredentialAccepted)] = "credential.accepted",
        [typeof(RunEvent.UndoPlanned)] = "undo.planned",
        [typeof(RunEvent.ReportWritten)] = "report.written",
        [typeof(RunEvent.HeadSigned)] = "head.signed",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Type> Types = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static IEnumerable<string> All => Names.Values;

    public static string Of(RunEvent happened) => Names[happened.GetType()];

    public static string Of<T>() where T : RunEvent => Names[typeof(T)];

    public static Type? Find(string name) => Types.GetValueOrDefault(name);
}
