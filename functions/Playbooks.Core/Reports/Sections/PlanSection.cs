using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Sections;

/// <summary>Exactly what was planned, under which digest, and what became of each action; void plans too.</summary>
internal static class PlanSection
{
    private const string Columns = "No., Outcome, Target, Change, Undo, Attempts";

    public static IEnumerable<Section> Of(Scope scope) => scope.Rounds.Reverse().Select((round, i) => Of(scope, round, isNewest: i == 0)).OfType<Section>();

    private static Section? Of(Scope scope, RoundStory round, bool isNewest)
    {
        if (round.Plan is not { } made)
        {
            return null;
        }

        var plan = made.What.Plan;
        var left = plan.Skipped.Select(RowOf).ToList();
        return new Section(isNewest ? "plan" : $"plan-round-{round.Number}", Cell.Of(isNewest ? "The plan and what became of it" : $"Void plan of round {round.Number}"),
        [
            new Block.Facts("plan", FactsOf(round, made)),
            .. plan.Actions.IsEmpty ? [new Block.Prose("empty", Cell.Of("There was nothing to do."))]
                : (Block[])[Tables.Of("actions", "planned actions", Columns, round.Planned.Select((action, i) => RowOf(scope, action, i + 1)))],
            .. left.Count == 0 ? (Block[])[] : [Tables.Of("left-out", "actions left out, and why", "Target, Action, Code, Reason", left)],
        ]);
    }

    private static ImmutableArray<Fact> FactsOf(RoundStory round, At<RunEvent.PlanMade> made) => Tables.Facts(
        ("Digest", Cell.Code(made.What.Digest)),
        ("Made", Cell.Of(made.Time)),
        ("Round", Cell.Of(round.Number)),
        ("Actions", Cell.Of(made.What.Plan.Actions.Length)),
        ("Of these change", Cell.Of(made.What.Plan.Changes)),
        ("Of these destroy", Cell.Of(made.What.Plan.Destroys, made.What.Plan.Destroys == 0 ? Tone.Plain : Tone.Warning)),
        ("Left out", Cell.Of(made.What.Plan.Skipped.Length)),
        ("Void because", Cell.Of(round.Void is { } reason ? reason : "", Tone.Warning)));

    private static Row RowOf(Scope scope, ActionStory action, int number) => new(
        [
            Cell.Of(number),
            Outcomes.CellOf(action),
            Cell.Code(action.Action.Survey.Target),
            Cell.Of(action.Action.Survey.Change),
            UndoOf(scope, action.Action),
            Cell.Of(action.Attempts),
        ],
        DetailsOf(action));

    internal static ImmutableArray<Fact> DetailsOf(ActionStory action) => Tables.Facts(
        ("Action", Cell.Code(action.Action.Call.Uses)),
        ("Effect", Cell.Of(PlanJson.EffectName(action.Action.Call.Effect))),
        ("Id", Cell.Code(action.Action.Id)),
        ("Arguments", Cell.Code(TextOf(action.Action.Call.Arguments))),
        ("Precondition", Cell.Code(TextOf(action.Action.Survey.State))),
        ("Undo arguments", Cell.Code(action.Action.Survey.Undo is { } undo ? TextOf(undo.With) : "")),
        ("Cuts", Cell.Code(string.Join(", ", action.Action.Survey.Cuts))),
        ("Only after these are cut", Cell.Code(string.Join(", ", action.Action.Survey.Guards))),
        ("Began", Cell.Of(action.Began)),
        ("Ended", Cell.Of(action.Ended)),
        ("Reconciled", Cell.Of(string.Join("; ", action.Notes))),
        ("Result", Cell.Code(action.Outcome is ActionOutcome.Succeeded done ? TextOf(done.Output) : "")),
        ("Why", Cell.Of(action.IsDone ? "" : Outcomes.ReasonOf(action))));

    private static Cell UndoOf(Scope scope, PlannedAction action) => action switch
    {
        { Call.Effect: Effect.Reads } => Cell.Of("looks only", Tone.Muted),
        { Call.Effect: Effect.Destroys } => Cell.Of("none: it destroys", Tone.Bad),
        _ when scope.Run.Playbook.Stages.SelectMany(stage => stage.Steps).FirstOrDefault(step => step.Id == action.Call.Step) is { Undo: false } => Cell.Of("stays, as the playbook says", Tone.Muted),
        { Survey.Undo: { } undo } => Cell.Code(undo.Uses),
        _ => Cell.Of("none recorded", Tone.Warning),
    };

    private static Row RowOf(SkippedAction skipped) => new(
        [
            Cell.Code(skipped.Target),
            Cell.Code(skipped.Call.Uses),
            Cell.Of(skipped.Code, skipped.Code is SkipCode.AlreadyDone or SkipCode.DoneBefore ? Tone.Muted : Tone.Warning),
            Cell.Of(skipped.Reason),
        ],
        Tables.Facts(("Arguments", Cell.Code(TextOf(skipped.Call.Arguments)))));

    private static string TextOf(Value value) => value is Value.Map { Entries.Count: 0 } ? "" : ValueText.Of(value);
}
