using Playbooks.Core.Plans;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What was put back: by a stage that restores, after a failure, or on cancelling.</summary>
internal static class UndoneSection
{
    public static Section? Of(Scope scope)
    {
        var undone = Find(scope).ToList();
        return undone.Count == 0 ? null : new Section("undone", Cell.Of("What was put back"),
            [Tables.Of("undone", "changes put back", "Outcome, Target, Action, Undoes, Ended", undone.Select(RowOf))]);
    }

    public static IEnumerable<ActionStory> Find(Scope scope) => scope.Final.Where(action => action.IsUndo || UndoId.TryParse(action.Action.Id, out _));

    private static Row RowOf(ActionStory action) => new(
        [
            Outcomes.CellOf(action),
            Cell.Code(action.Action.Survey.Target),
            Cell.Code(action.Action.Call.Uses),
            Cell.Code(UndoId.TryParse(action.Action.Id, out var undone) ? undone : ""),
            Cell.Of(action.Ended),
        ],
        Tables.Facts(("Arguments", Cell.Code(ValueText.Of(action.Action.Call.Arguments))), ("Effect", Cell.Of(PlanJson.EffectName(action.Action.Call.Effect)))));
}
