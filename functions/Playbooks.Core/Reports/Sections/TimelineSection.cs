using Playbooks.Core.Actions;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What happened when: turns of the run, decisions of people, and every action that ended.</summary>
internal static class TimelineSection
{
    public static Section Of(Scope scope)
    {
        var targets = scope.Story.Actions.GroupBy(action => action.Action.Id).ToDictionary(group => group.Key, group => group.Last());
        var rows = scope.Story.Lines.Select(line => (line, Cell: CellOf(line.Event, targets)))
            .Where(pair => pair.Cell is not null)
            .Select(pair => Row.Of(Cell.Of(pair.line.At), pair.Cell ?? Cell.Empty, Cell.Of(pair.line.Number)));
        return new Section("timeline", Cell.Of("Timeline"), [Tables.Of("timeline", "moments", "Time, What happened, Line", rows)]);
    }

    private static Cell? CellOf(RunEvent happened, Dictionary<string, ActionStory> actions) => happened switch
    {
        RunEvent.Started e => Cell.Of($"{e.RequestedBy} started the run"),
        RunEvent.Resumed { Interrupted.IsEmpty: false } e => Cell.Of($"Worker {e.Worker} took over; {Words.Count(e.Interrupted.Length, "action")} had been interrupted", Tone.Warning),
        RunEvent.Amended e => Cell.Of($"{e.By} amended the inputs: {e.Reason}", Tone.Warning),
        RunEvent.Held e => Cell.Of($"Held ({e.Code}): {e.Reason}", Tone.Bad),
        RunEvent.Retried e => Cell.Of($"{e.By} said to try again"),
        RunEvent.CancelRequested e => Cell.Of($"{e.By} cancelled{(e.Undo ? ", with everything to be put back" : "")}: {e.Reason}", Tone.Warning),
        RunEvent.Finished e => Cell.Of($"Run {Word(e.Outcome)}: {e.Reason}", e.Outcome == RunOutcome.Completed && e.Resolved != false ? Tone.Good : Tone.Bad),
        RunEvent.StageStarted e => Cell.Of($"Stage {e.Stage} began, round {e.Round}"),
        RunEvent.StageFinished e => Cell.Of($"Stage {e.Stage} ended: {e.Reason}"),
        RunEvent.PlanMade e => Cell.Of($"Planned {Words.Count(e.Plan.Actions.Length, "action")}, {e.Plan.Skipped.Length} left out: {Words.Short(e.Digest)}"),
        RunEvent.UndoPlanned e => Cell.Of($"Putting back {Words.Count(e.Actions.Length, "change")}", Tone.Warning),
        RunEvent.ActionFinished e => OfAction(e, actions),
        RunEvent.ActionReconciled { Verdict: SurveyVerdict.Unclear } e => Cell.Of($"Nobody can tell whether {e.Action} happened", Tone.Bad),
        RunEvent.UnknownResolved e => Cell.Of($"{e.By} said that {e.Action} {(e.Happened ? "happened" : "did not happen")}: {e.Reason}"),
        RunEvent.CredentialAccepted e => Cell.Of($"{e.Person} ({e.Role}) answers for leaving {e.Credential} open: {e.Reason}", Tone.Warning),
        _ => OfDecision(happened),
    };

    private static Cell? OfDecision(RunEvent happened) => happened switch
    {
        RunEvent.CheckpointOpened e => Cell.Of($"Asked for {CheckpointSection.Quorums(e.Approvals)} until {Cell.TimeOf(e.Deadline)}"),
        RunEvent.CheckpointWaived e => Cell.Of($"Nobody asked: {e.Reason}"),
        RunEvent.CheckpointEscalated e => Cell.Of($"Escalated to {string.Join(", ", e.Roles)}", Tone.Warning),
        RunEvent.CheckpointClosed e => Cell.Of($"Checkpoint {(e.Approved ? "approved" : "not approved")}: {e.Reason}", e.Approved ? Tone.Good : Tone.Bad),
        RunEvent.DecisionGiven e => Cell.Of($"{e.Person} ({e.Role}) {(e.Approve ? "approved" : "rejected")} {Words.Short(e.Digest)}"),
        RunEvent.DecisionRefused e => Cell.Of($"A decision of {e.Person} did not count ({e.Code}): {e.Reason}", Tone.Warning),
        _ => null,
    };

    private static Cell OfAction(RunEvent.ActionFinished finished, Dictionary<string, ActionStory> actions)
    {
        var action = actions.GetValueOrDefault(finished.Action)?.Action;
        return Cell.Of($"{action?.Call.Uses ?? finished.Action} on {action?.Survey.Target}: {Describe.Outcome(finished.Outcome)}", finished.Outcome is ActionOutcome.Succeeded ? Tone.Plain : Tone.Bad);
    }

    private static string Word(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Completed => "completed",
        RunOutcome.Cancelled => "cancelled",
        RunOutcome.Rejected => "rejected",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
