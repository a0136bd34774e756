using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What people have to do, most urgent first: decide, look, repair, put back.</summary>
internal static class NextActions
{
    public static IReadOnlyList<NextAction> Of(Scope scope) =>
    [
        .. Unknown(scope).Concat(Holding(scope)).Concat(Deciding(scope)).Concat(Rejected(scope)).Concat(Failed(scope)).Concat(LeftOut(scope))
            .Concat(Tasks(scope)).Concat(Unseen(scope)).Concat(Kept(scope)).Concat(Standing(scope)).DistinctBy(action => (action.What, action.Why)).OrderBy(action => action.Urgency),
    ];

    public static Section Of(IReadOnlyList<NextAction> actions) => new("next", Cell.Of("Next actions for people"),
    [
        actions.Count == 0
            ? new Block.Prose("nothing", Cell.Of("Nothing waits for a person."))
            : Tables.Of("actions", "next actions", "When, What, Who, Why", actions.Select(action => action.Row)),
    ]);

    private static IEnumerable<NextAction> Unknown(Scope scope) => scope.Final.Where(action => action.IsUnknown).Select(action => action.IsTask
        ? new NextAction(
            0,
            $"{action.Action.Survey.Change} Then: {Resolve(scope, action)}",
            action.Action.Call.Arguments.GetText("who") is { Length: > 0 } who ? who : scope.OwnersOf(action.Stage),
            action.Action.Call.Arguments.GetText("why") ?? "")
        : new NextAction(
            0,
            $"Look at {action.Action.Survey.Target} and say whether {action.Action.Call.Uses} happened: {Resolve(scope, action)}",
            scope.OwnersOf(action.Stage),
            "Its outcome is unknown and the provider cannot tell; it is never repeated blindly."));

    private static string Resolve(Scope scope, ActionStory action) =>
        $"playbook runs resolve {scope.Run.Id} --action {action.Action.Id} {(action.IsTask ? "--happened" : "[--happened]")} --reason HOW-YOU-KNOW";

    private static IEnumerable<NextAction> Holding(Scope scope) => scope.Run.Hold is { } hold && hold.Code is not ("unknown-outcome" or "people-asked")
        ? [new NextAction(0, $"Remove the cause, then playbook runs retry {scope.Run.Id}; or cancel the run", scope.Run.RequestedBy, $"The run is held ({hold.Code}): {hold.Reason}")]
        : [];

    private static IEnumerable<NextAction> Deciding(Scope scope) => scope.Run.Stage is { Checkpoint: { } asked } stage && scope.Stages.Any(told => told.Stage.Name == stage.Stage.Name)
        ? [new NextAction(0, $"Approve or reject plan {stage.Digest}", string.Join(", ", asked.Approvals.Select(quorum => quorum.Role).Concat(asked.Escalated)),
            $"Without a decision by {Cell.TimeOf(asked.Deadline)} nothing is done.")]
        : [];

    private static IEnumerable<NextAction> Rejected(Scope scope) => scope.Stages.Where(stage => stage.Finished?.What.Outcome == StageOutcome.Rejected).Select(stage => new NextAction(
        0, $"Decide how to go on without stage {stage.Stage.Name}: start a new run, or do by hand what its plan lists", scope.OwnersOf(stage.Stage.Name), $"Nothing of its plan was done: {stage.Last.Closed?.What.Reason ?? stage.Finished?.What.Reason}"));

    private static IEnumerable<NextAction> Failed(Scope scope) => scope.Final
        .Where(action => action.HasFailed && action.Outcome is not ActionOutcome.Refused { Code: RefusalCode.Drift })
        .Select(action => new NextAction(0, $"Do by hand or run again: {action.Action.Call.Uses} on {action.Action.Survey.Target}", scope.OwnersOf(action.Stage), Describe.Outcome(action.Outcome)));

    private static IEnumerable<NextAction> LeftOut(Scope scope) => scope.Stages.SelectMany(stage => (stage.Last.Plan?.What.Plan.Skipped ?? [])
        .Where(skipped => skipped.Code is not (SkipCode.AlreadyDone or SkipCode.DoneBefore))
        .Select(skipped => new NextAction(1, $"Settle what the plan left out: {skipped.Call.Uses} on {TargetOf(skipped)}", scope.OwnersOf(stage.Stage.Name), $"{skipped.Code}: {skipped.Reason}")));

    private static IEnumerable<NextAction> Tasks(Scope scope) =>
        scope.Reach.Tasks.Where(task => !IsAsked(scope, task)).Select(task => new NextAction(
            1,
            task.Verify.Text.Length == 0 ? task.Title.Text : $"{task.Title.Text.TrimEnd('.')}. Done when: {task.Verify.Text}",
            task.Owner.Text.Length == 0 ? scope.Run.RequestedBy : task.Owner.Text,
            task.Why.Text));

    /// <summary>The run itself has asked a person for it, in a stage of its own.</summary>
    private static bool IsAsked(Scope scope, PersonTask task) => scope.Story.Actions.Any(action =>
        action is { IsTask: true, Attempts: > 0 } && task.About.Length > 0 && action.Action.Call.Arguments.GetText("subject") == task.About);

    private static IEnumerable<NextAction> Unseen(Scope scope) => UnseenSection.Find(scope).Take(1).Select(_ => new NextAction(
        1, "Look by other means at what could not be seen", scope.Run.RequestedBy, $"{Words.Count(UnseenSection.Find(scope).Count, "thing")} listed under \"What could not be seen\"."));

    private static IEnumerable<NextAction> Kept(Scope scope) => StandingChanges.Of(scope)
        .Where(change => change.Value.Undo is not null)
        .Select(change => (Change: change.Value, Why: Reliance.WhyKept(scope.Run, change.Value)))
        .Where(kept => kept.Why is not null)
        .Select(kept => new NextAction(1, $"Leave {kept.Change.Target} as it is until that rotation has ended; then put it back ({kept.Change.Undo?.Uses})", scope.OwnersOf(kept.Change.Stage), $"{kept.Why}."));

    private static IEnumerable<NextAction> Standing(Scope scope) => StandingChanges.Of(scope)
        .Where(change => Reliance.CanBePutBack(scope.Run, change.Value))
        .GroupBy(change => change.Value.Stage)
        .Select(group => new NextAction(2, $"Put back, once it is safe, what stage {group.Key} left changed: {Words.Some(group.Select(change => change.Value.Target))}",
            scope.OwnersOf(group.Key), $"{Words.Count(group.Count(), "change")} with a recorded undo still {(group.Count() == 1 ? "stands" : "stand")}."));

    private static string TargetOf(SkippedAction skipped) => skipped.Target.Length > 0 ? skipped.Target : ValueText.Of(skipped.Call.Arguments);
}
