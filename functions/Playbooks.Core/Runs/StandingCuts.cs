using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Runs;

/// <summary>Which accesses are cut, as far as this run has seen or done it.</summary>
internal static class StandingCuts
{
    /// <summary>
    /// With what the stage's surveys have just seen: what was found as wanted is cut, and what was found otherwise is not, whatever this
    /// run noted or did before.
    /// </summary>
    public static ImmutableDictionary<string, StandingCut> Seen(Run run, StageRun stage)
    {
        var seen = stage.Calls.Values.Where(call => call.Survey is { Cuts.IsEmpty: false }).Select(call => (call.Call.Id, call.Survey?.Verdict, Cut: CutOf(call))).ToList();
        var open = seen.Where(call => call.Verdict != SurveyVerdict.Done).Select(call => (call.Cut.Uses, call.Cut.Target)).ToHashSet();
        return run.Cuts
            .RemoveRange(run.Cuts.Where(pair => open.Contains((pair.Value.Uses, pair.Value.Target))).Select(pair => pair.Key))
            .SetItems(seen.Where(call => call.Verdict == SurveyVerdict.Done).Select(call => KeyValuePair.Create(call.Id, call.Cut)));
    }

    public static Run Add(Run run, PlannedAction action) => action.Survey.Cuts.IsEmpty
        ? run
        : run with { Cuts = run.Cuts.SetItem(action.Id, new StandingCut(action.Call.Uses, action.Survey.Target, action.Survey.Cuts)) };

    /// <summary>What was put back cuts nothing any more, unless another change that stands cuts the same.</summary>
    public static Run Open(Run run, string undone)
    {
        var open = run.Changes.GetValueOrDefault(undone)?.Cuts ?? [];
        var gone = run.Cuts.Where(pair => pair.Key == undone || (!run.Changes.ContainsKey(pair.Key) && pair.Value.Accesses.Any(open.Contains))).Select(pair => pair.Key);
        return run with { Cuts = run.Cuts.RemoveRange(gone) };
    }

    private static StandingCut CutOf(CallState call) => new(call.Call.Uses, call.Survey?.Target ?? "", call.Survey?.Cuts ?? []);
}
