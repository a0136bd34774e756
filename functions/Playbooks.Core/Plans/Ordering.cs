using System.Collections.Immutable;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Plans;

/// <summary>
/// Puts the actions of one plan in order: steps after steps (<c>after</c>), actions after actions on the same target or on one that belongs
/// to it (their contracts), undoing in reverse, and the barrier — whatever cuts an old access goes before whatever writes a value that this access could read.
/// An action that has no safe place is refused, with everything that would have to follow it.
/// </summary>
internal static class Ordering
{
    private const int MostKin = 20;

    public static (ImmutableArray<PlannedAction> Actions, ImmutableArray<SkippedAction> Refused) Of(Run run, StageRun stage, List<PlannedAction> candidates)
    {
        var refused = new List<SkippedAction>();
        var safe = BehindBarrier([.. StandingCuts.Seen(run, stage).Values.SelectMany(cut => cut.Accesses)], candidates, refused);
        var before = Predecessors(stage, safe);
        var sorted = Sort(safe, before, refused);
        return ([.. sorted.Select(action => action with { After = [.. before[action.Id].Order(StringComparer.Ordinal)] })], [.. refused]);
    }

    /// <summary>Leaves out, until nothing changes, what writes where a living old access can read and nothing else in the plan cuts it.</summary>
    private static List<PlannedAction> BehindBarrier(HashSet<string> cut, List<PlannedAction> candidates, List<SkippedAction> refused)
    {
        var left = candidates;
        while (true)
        {
            var cutters = CuttersIn(left);
            var bare = left.Select(action => (Action: action, Alive: Alive(cut, action, cutters))).Where(pair => pair.Alive is not null).ToList();
            if (bare.Count == 0)
            {
                return left;
            }

            refused.AddRange(bare.Select(pair => Refuse(pair.Action, SkipCode.Barrier, $"{pair.Alive} is still alive and could read the new value; cut it first")));
            left = [.. left.Except(bare.Select(pair => pair.Action))];
        }
    }

    private static string? Alive(HashSet<string> cut, PlannedAction action, ILookup<string, string> cutters) =>
        action.Survey.Guards.FirstOrDefault(guard => !cut.Contains(guard) && !cutters[guard].Any(id => id != action.Id));

    private static ILookup<string, string> CuttersIn(List<PlannedAction> actions) =>
        actions.SelectMany(action => action.Survey.Cuts.Select(cut => (cut, action.Id))).ToLookup(pair => pair.cut, pair => pair.Id);

    private static Dictionary<string, HashSet<string>> Predecessors(StageRun stage, List<PlannedAction> actions)
    {
        var before = actions.ToDictionary(action => action.Id, _ => new HashSet<string>());
        var byTarget = actions.ToLookup(action => action.Survey.Target);
        var kin = KinIn(actions, stage);
        var cutters = CuttersIn(actions);
        string? undone = null;
        foreach (var action in actions)
        {
            var step = stage.StepOf(action.Call);
            var mine = before[action.Id];
            mine.UnionWith(step.After.Select(Gate.Of));
            mine.UnionWith(byTarget[action.Survey.Target].Where(other => step.OrderAfter.Contains(other.Call.Uses)).Select(other => other.Id));
            foreach (var first in step.OrderAfter.Select(Precedence.Parse).OfType<Precedence>())
            {
                mine.UnionWith(Few([.. kin[(first.Action, first.Kinship, Precedence.StemOf(action.Survey.Target, first.Kinship))].Where(other => other.Call.Step != action.Call.Step)]));
            }

            mine.UnionWith(action.Survey.Guards.SelectMany(guard => cutters[guard]).Where(id => id != action.Id));
            if (UndoId.TryParse(action.Id, out _))
            {
                mine.UnionWith(undone is null ? [] : [undone]);
                undone = action.Id;
            }
        }

        return before;
    }

    /// <summary>Actions by what others may have to follow: only those kinships are looked for that a step of the stage names.</summary>
    private static ILookup<(string Uses, Kinship Kinship, string Stem), PlannedAction> KinIn(List<PlannedAction> actions, StageRun stage)
    {
        var named = stage.Stage.Steps.SelectMany(step => step.OrderAfter).Select(Precedence.Parse).OfType<Precedence>().Distinct().ToLookup(first => first.Action, first => first.Kinship);
        return actions
            .SelectMany(action => named[action.Call.Uses].Select(kinship => (Key: (action.Call.Uses, kinship, Precedence.StemOf(action.Survey.Target, kinship)), action)))
            .ToLookup(pair => pair.Key, pair => pair.action);
    }

    /// <summary>Many are waited for by the gates of their steps, or a thousand of them would be written down for each of a thousand others.</summary>
    private static IEnumerable<string> Few(IReadOnlyList<PlannedAction> kin) => kin.Count > MostKin ? kin.Select(other => Gate.Of(other.Call.Step)).Distinct() : kin.Select(other => other.Id);

    /// <summary>Topological, keeping the playbook's order wherever the constraints allow it (Kahn's algorithm, with a gate per step).</summary>
    private static List<PlannedAction> Sort(List<PlannedAction> actions, Dictionary<string, HashSet<string>> before, List<SkippedAction> refused)
    {
        var byId = actions.Select((action, i) => (action, i)).ToDictionary(pair => pair.action.Id);
        var gates = actions.GroupBy(action => Gate.Of(action.Call.Step)).ToDictionary(group => group.Key, group => group.Select(action => action.Id).ToHashSet());
        var all = before.Concat(gates).ToList();
        var unmet = all.ToDictionary(pair => pair.Key, pair => pair.Value.Count(first => byId.ContainsKey(first) || gates.ContainsKey(first)));
        var successors = all.SelectMany(pair => pair.Value.Select(first => (first, pair.Key))).ToLookup(pair => pair.first, pair => pair.Key);
        var ready = new PriorityQueue<string, int>(all.Where(pair => unmet[pair.Key] == 0).Select(pair => (pair.Key, Place(pair.Key))));
        var sorted = new List<PlannedAction>(actions.Count);
        while (ready.TryDequeue(out var id, out _))
        {
            sorted.AddRange(byId.TryGetValue(id, out var found) ? [found.action] : []);
            ready.EnqueueRange(successors[id].Where(next => --unmet[next] == 0).Select(next => (next, Place(next))));
        }

        refused.AddRange(actions.Where(action => unmet[action.Id] > 0).Select(action => Refuse(action, SkipCode.Cycle,
            "it would have to come both before and after another action; split the step so that old access is cut first")));
        return sorted;

        int Place(string id) => byId.TryGetValue(id, out var found) ? found.i : -1;
    }

    private static SkippedAction Refuse(PlannedAction action, string code, string reason) => new(action.Call, action.Survey.Target, code, reason);
}
