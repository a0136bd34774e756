using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Facts;

/// <summary>What a wider window added to the arguments of <c>reach.map</c>.</summary>
public static class FactsDelta
{
    /// <summary>These decide about every job: where one of them changed, all is mapped anew.</summary>
    private static readonly string[] Ground = ["artifact", "repositories", "deploy-keys", "accounts", "directories", "registry", "versions", "inventories", "hostile"];

    private static readonly string[] PerRepository = ["secrets", "subjects"];
    private static readonly string[] Outputs = ["runs", "machines", "handed-on", "workflows"];

    /// <summary>The arguments with only the new jobs in them; null where something that was there changed or is gone.</summary>
    public static Value? Between(Value before, Value after)
    {
        var isWider = Ground.All(name => Equals(before.Get(name), after.Get(name)))
            && PerRepository.All(name => Keeps(before.List(name), after.List(name)))
            && Keeps(before.Get("workflows").List("files"), after.Get("workflows").List("files"))
            && Keeps(before.Get("workflows").List("calls"), after.Get("workflows").List("calls"))
            && Keeps(before.Get("runs").List("covered"), after.Get("runs").List("covered"))
            && Keeps(Unseen(before), Unseen(after));
        if (!isWider || New(before, after, "runs") is not { } runs || New(before, after, "machines") is not { } machines || New(before, after, "handed-on") is not { } handedOn)
        {
            return null;
        }

        var added = runs.Concat(machines).Concat(handedOn).SelectMany(run => run.List("jobs")).Select(job => job.Number("job")).ToHashSet();
        var told = Traces(before).ToHashSet();
        return Traces(after).Any(trace => !told.Remove(trace) && !added.Contains(trace.Number("job"))) || told.Count > 0
            ? null
            : Set(Set(Set(after, "runs", runs), "machines", machines), "handed-on", handedOn);
    }

    private static bool Keeps(ImmutableArray<Value> before, ImmutableArray<Value> after) => after.ToHashSet() is var all && before.All(all.Contains);

    /// <summary>Runs with those of their jobs that were not there before; null where one that was there is gone or otherwise.</summary>
    private static List<Value>? New(Value before, Value after, string name)
    {
        var known = before.Get(name).List("runs").SelectMany(Jobs).ToHashSet();
        var added = new List<Value>();
        var met = 0;
        foreach (var run in after.Get(name).List("runs"))
        {
            var jobs = Jobs(run).ToList();
            met += jobs.Count(known.Contains);
            var fresh = jobs.Where(job => !known.Contains(job)).Select(job => job.Job).ToList();
            if (fresh.Count > 0)
            {
                added.Add(With((Value.Map)run, "jobs", Value.ListOf(fresh)));
            }
        }

        return met == known.Count ? added : null;
    }

    /// <summary>Each with what its run says of it; a run's own grade, evidence and state do not count.</summary>
    private static IEnumerable<(string Run, Value Job)> Jobs(Value run) => run.List("jobs").Select(job => (
        string.Join('\n', run.Text("repository"), run.Number("run"), run.Text("path"), run.Text("event"), run.Text("actor"), run.Text("head_branch"), run.Text("head_sha"), run.Text("head_repository")), job));

    private static IEnumerable<Value> Traces(Value arguments) => arguments.List("logs").SelectMany(item => item.Get("output").List("findings"));

    private static ImmutableArray<Value> Unseen(Value arguments) =>
    [
        .. Outputs.SelectMany(name => arguments.Get(name).List("cannot_tell")),
        .. arguments.List("logs").SelectMany(item => item.Get("output").List("cannot_tell")),
        .. arguments.List("logs").Where(item => item.Get("output") is not Value.Map),
    ];

    private static Value Set(Value arguments, string name, List<Value> runs) =>
        arguments.Get(name) is Value.Map output ? With((Value.Map)arguments, name, With(output, "runs", Value.ListOf(runs))) : arguments;

    private static Value.Map With(Value.Map map, string name, Value value)
    {
        var changed = new ValueMap.Builder();
        foreach (var entry in map.Entries)
        {
            changed.Set(entry.Key, entry.Value);
        }

        changed.Set(name, value);
        return new Value.Map(changed.Build());
    }
}
