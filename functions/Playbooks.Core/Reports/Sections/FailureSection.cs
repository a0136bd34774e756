using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What did not work, was refused or stands in doubt, in every round, and what held the run.</summary>
internal static class FailureSection
{
    public static Section Of(Scope scope)
    {
        var failed = scope.Rounds.SelectMany(round => round.Actions).Where(action => action.HasFailed || action.IsUnknown).ToList();
        var holds = scope.Rounds.SelectMany(round => round.Holds).ToList();
        return new Section("failures", Cell.Of("Failures and holds"), failed.Count + holds.Count == 0
            ? [new Block.Prose("nothing", Cell.Of("Nothing failed."))]
            :
            [
                .. failed.Count == 0 ? (Block[])[] : [Tables.Of("failed", "actions that did not succeed", "Outcome, Action, Target, Why, Attempts, Time", failed.Select(RowOf))],
                .. holds.Count == 0 ? (Block[])[] : [Tables.Of("holds", "holds of the run", "Code, Reason, Since", holds.Select(hold => Row.Of(Cell.Code(hold.What.Code), Cell.Of(hold.What.Reason), Cell.Of(hold.Time))))],
            ]);
    }

    private static Row RowOf(ActionStory action) => Row.Of(
        Outcomes.CellOf(action),
        Cell.Code(action.Action.Call.Uses),
        Cell.Code(action.Action.Survey.Target),
        Cell.Of(Outcomes.ReasonOf(action)),
        Cell.Of(action.Attempts),
        Cell.Of(action.Ended ?? action.Began));
}
