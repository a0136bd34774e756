using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Plans;

/// <summary>From what was surveyed to exactly what will be done, in which order, and what is left out and why.</summary>
internal static class Planner
{
    public static Plan Make(Run run, StageRun stage, Func<PlannedAction, string?> deniedBy)
    {
        var skipped = ImmutableArray.CreateBuilder<SkippedAction>();
        var candidates = new List<PlannedAction>();
        foreach (var call in CallsInOrder(stage))
        {
            var action = new PlannedAction(call.Call, SurveyOf(stage, call), []);
            if (WhyNot(run, call, action, deniedBy) is var (code, reason))
            {
                skipped.Add(new SkippedAction(call.Call, call.Survey?.Target ?? "", code, reason));
            }
            else
            {
                candidates.Add(action);
            }
        }

        var ordered = Ordering.Of(run, stage, candidates);
        return new Plan(run.Id, stage.Stage.Name, stage.Round, ordered.Actions, [.. skipped, .. ordered.Refused]);
    }

    private static IEnumerable<CallState> CallsInOrder(StageRun stage) => stage.Stage.Steps
        .Where(step => stage.IsPlanned(step))
        .SelectMany(step => stage.Expanded.GetValueOrDefault(step.Id, []))
        .Select(id => stage.Calls[id]);

    /// <summary>A proof reads what the plan's changes leave behind; there is nothing to survey before.</summary>
    private static Survey SurveyOf(StageRun stage, CallState call) => call.Survey is { } found
        ? stage.StepOf(call.Call).Undo ? found : found with { Undo = null }
        : new Survey
    {
        Target = call.Call.Arguments.GetText("target") ?? call.Call.Step,
        State = Value.Nothing,
        Verdict = SurveyVerdict.ToDo,
        Change = "Looks only.",
    };

    private static (string Code, string Reason)? WhyNot(Run run, CallState call, PlannedAction action, Func<PlannedAction, string?> deniedBy) => call switch
    {
        _ when run.Changes.ContainsKey(call.Call.Id) && !IsUndone(run, call) => (SkipCode.DoneBefore, "done in an earlier round of this run"),
        { Outcome: { } outcome, Survey: null } => (SkipCode.Unseen, $"the target could not be looked at: {Reason(outcome)}"),
        { Survey.Verdict: SurveyVerdict.Done } => (SkipCode.AlreadyDone, "already as wanted"),
        _ when action.Call.Effect != Effect.Reads && SelfLockout.Of(action.Survey, run.Protected) is { } own => (SkipCode.SelfLockout, $"it would cut {own}, which is the responder's own access or guarded by the tenant file"),
        _ when Continuation.WhyNot(run, action) is { } begun => (SkipCode.Unfinished, begun),
        _ when WhyKept(run, call.Call.Id) is { } reason => (SkipCode.Barrier, $"{reason}; finish it first"),
        _ when deniedBy(action) is { } policy => (SkipCode.Policy, policy),
        _ => null,
    };

    /// <summary>
    /// Whether what this run did is found not to stand any more. What leaves nothing to look at (a task, a dispatched run) says "to do" in
    /// every round; it keeps marks and cuts nothing, and is not done twice.
    /// </summary>
    private static bool IsUndone(Run run, CallState call) => call.Survey switch
    {
        { Verdict: SurveyVerdict.Partial } => true,
        { Verdict: SurveyVerdict.ToDo } found => !found.Cuts.IsEmpty || !run.Marks.ContainsKey(call.Call.Id),
        _ => false,
    };

    /// <summary>Putting back what a rotation that has not ended relies on would open its new value to the old access.</summary>
    private static string? WhyKept(Run run, string id) =>
        UndoId.TryParse(id, out var undone) && run.Changes.GetValueOrDefault(undone) is { } change ? Reliance.WhyKept(run, change) : null;

    private static string Reason(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.Refused r => $"{r.Code}: {r.Message}",
        ActionOutcome.FailedFinal f => $"{f.Code}: {f.Message}",
        ActionOutcome.FailedRetryable f => $"{f.Code}: {f.Message}",
        ActionOutcome.Unknown u => u.Message,
        _ => "no answer",
    };
}
