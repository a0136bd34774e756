using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Plans;

/// <summary>A step becomes calls: its list, condition and arguments are evaluated against what the run knows.</summary>
internal static class Expansion
{
    /// <summary>The one action that the engine itself resolves: the undo of what named stages changed, latest change first.</summary>
    public const string UndoAction = "run.undo";

    public static (ImmutableArray<Call> Calls, ImmutableArray<string> Failures) Of(Run run, Step step)
    {
        var evaluation = new Evaluation(RunNames.Of(run));
        var failures = new List<string>();
        var calls = step.ForEach is null
            ? One(run, step, evaluation, null, failures)
            : Items(step, evaluation, failures).SelectMany(item => One(run, step, evaluation.With("item", item), item, failures));
        var made = calls.DistinctBy(call => call.Id).ToImmutableArray();
        return (Continuation.Of(run, made), [.. failures.Distinct().Take(5)]);
    }

    private static ImmutableArray<Value> Items(Step step, Evaluation evaluation, List<string> failures)
    {
        var list = step.ForEach is null ? Value.EmptyList : evaluation.Of(step.ForEach);
        failures.AddRange(evaluation.Failures);
        if (evaluation.Failures.Count == 0 && list is not Value.List)
        {
            failures.Add($"for-each of step '{step.Id}' is no list");
        }

        return list.Items;
    }

    private static IEnumerable<Call> One(Run run, Step step, Evaluation evaluation, Value? item, List<string> failures)
    {
        var wanted = evaluation.Holds(step.When);
        var arguments = wanted ? evaluation.Of(step.With) : Value.EmptyMap;
        failures.AddRange(evaluation.Failures.Select(failure => $"step '{step.Id}': {failure}"));
        return !wanted || evaluation.Failures.Count > 0 ? []
            : step.Uses == UndoAction ? Undos(run, step, arguments)
            : [new Call(CallId.Of(step.Id, step.Uses, arguments), step.Id, step.Uses, step.Provider, step.Effect, arguments, item)];
    }

    private static IEnumerable<Call> Undos(Run run, Step step, Value arguments)
    {
        var stages = (arguments.Get("stages") ?? Value.EmptyList).Items.OfType<Value.Text>().Select(text => text.Content).ToHashSet();
        return run.Changes
            .Where(change => stages.Contains(change.Value.Stage))
            .OrderByDescending(change => change.Value.Order)
            .SelectMany(change => Undo(step.Id, change.Key, change.Value));
    }

    /// <summary>The call that puts one change back; none where nothing does or the playbook says it stays.</summary>
    public static IEnumerable<Call> Undo(string step, string id, Change change) => change.Undo is { } undo
        ? [new Call(UndoId.Of(id), step, undo.Uses, undo.Provider, undo.Effect, undo.With, Value.Of(change.Target))]
        : [];
}
