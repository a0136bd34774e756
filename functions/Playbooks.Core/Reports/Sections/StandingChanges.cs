using Playbooks.Core.Reports.Document;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What was changed and has not been put back.</summary>
internal static class StandingChanges
{
    public static IEnumerable<KeyValuePair<string, Change>> Of(Scope scope) => scope.Run.Changes
        .Where(change => scope.IsWhole || scope.Stages.Any(stage => stage.Stage.Name == change.Value.Stage))
        .OrderBy(change => change.Value.Order);

    public static Section? Section(Scope scope)
    {
        var ended = scope.Story.Actions.Where(action => action.IsDone).GroupBy(action => action.Action.Id).ToDictionary(group => group.Key, group => group.Last().Ended);
        var rows = Of(scope).Select(change => Row(scope, change.Value, ended.GetValueOrDefault(change.Key))).ToList();
        return rows.Count == 0 ? null : new Section("standing", Cell.Of("Changes still standing"),
        [
            new Block.Prose("meaning", Cell.Of("Changed by this run and not put back. Restoring works on these.")),
            Tables.Of("changes", "standing changes", "Target, Action, Stage, Since, Put back by, Owner", rows),
        ]);
    }

    private static Row Row(Scope scope, Change change, DateTimeOffset? since) => new(
        [
            Cell.Code(change.Target),
            Cell.Code(change.Call.Uses),
            Cell.Of(change.Stage),
            Cell.Of(since),
            change.Undo is { } undo ? Cell.Code(undo.Uses) : Cell.Of("stays", Tone.Muted),
            Cell.Of(scope.OwnersOf(change.Stage)),
        ],
        Tables.Facts(("Undo arguments", Cell.Code(change.Undo is { } back ? PlainJson.Write(back.With) : ""))));
}
