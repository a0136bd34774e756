using Playbooks.Core.Actions;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Runs;

/// <summary>
/// What begun actions rely on. A rotation that has not ended may have written its new value where accesses could read that were cut for it:
/// none of them is opened again before the old credential is dead, not even by cancelling.
/// </summary>
internal static class Reliance
{
    public static Run Begin(Run run, PlannedAction action) => action.Survey.Guards.IsEmpty ? run : Note(run, action);

    public static Run Mark(Run run, PlannedAction action) => run.Unfinished.ContainsKey(action.Id) ? run : Note(run, action);

    /// <summary>Over once it succeeded, or once it failed without having recorded that it did anything.</summary>
    public static Run End(Run run, string id, ActionOutcome outcome) => outcome is ActionOutcome.Succeeded || !run.Marks.ContainsKey(id) ? Forget(run, id) : run;

    public static Run Forget(Run run, string id) => run.Unfinished.ContainsKey(id) ? run with { Unfinished = run.Unfinished.Remove(id) } : run;

    /// <summary>Why a change must not be put back now; null where nothing relies on it.</summary>
    public static string? WhyKept(Run run, Change change) => run.Unfinished.Values
        .Where(begun => begun.Guards.Any(change.Cuts.Contains))
        .OrderBy(begun => begun.Call.Id, StringComparer.Ordinal)
        .Select(begun => $"{begun.Call.Uses} on {begun.Target} was begun and has not ended, and {begun.Guards.First(change.Cuts.Contains)} could read what it wrote")
        .FirstOrDefault();

    public static bool CanBePutBack(Run run, Change change) => change.Undo is not null && WhyKept(run, change) is null;

    /// <summary>What putting back left as it is for that reason, to be said at the end of a sentence; empty where there is none.</summary>
    public static string Left(Run run, Func<Change, bool> which)
    {
        var kept = run.Changes.Values.Where(change => change.Undo is not null && which(change)).OrderBy(change => change.Order)
            .Select(change => (change.Target, Why: WhyKept(run, change))).Where(pair => pair.Why is not null).Select(pair => $"{pair.Target} ({pair.Why})").ToList();
        return kept.Count == 0 ? "" : $"; left cut for people: {string.Join("; ", kept)}";
    }

    private static Run Note(Run run, PlannedAction action) =>
        run with { Unfinished = run.Unfinished.SetItem(action.Id, new Unfinished(action.Call, action.Survey.Target, action.Survey.Guards)) };
}
