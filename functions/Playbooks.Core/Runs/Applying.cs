using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Runs;

/// <summary>The planned actions of a stage and which of them can begin, kept so that a thousand targets cost a thousand steps.</summary>
public sealed record Applying
{
    public static Applying Nothing { get; } = new();

    public ImmutableDictionary<string, ActionState> Actions { get; init; } = ImmutableDictionary<string, ActionState>.Empty;

    /// <summary>Who waits for whom: predecessor to successors.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Successors { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Waiting with no unmet predecessor, by plan order; an action that is to be retried stands here too.</summary>
    public ImmutableSortedDictionary<int, string> Ready { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>For each step with planned actions, how many of them are not over; at none its gate opens.</summary>
    public ImmutableDictionary<string, int> Gates { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Plan order of each action.</summary>
    public ImmutableDictionary<string, int> Order { get; init; } = ImmutableDictionary<string, int>.Empty;

    public ImmutableHashSet<string> Running { get; init; } = [];

    public ImmutableHashSet<string> Unsure { get; init; } = [];

    public ImmutableHashSet<string> Unclear { get; init; } = [];

    public int OverCount { get; init; }

    public bool IsOver => OverCount == Actions.Count;

    /// <summary>Nothing is under way or in doubt.</summary>
    public bool IsQuiet => Running.IsEmpty && Unsure.IsEmpty && Unclear.IsEmpty;

    internal static Applying Of(ImmutableArray<PlannedAction> actions)
    {
        var gates = actions.GroupBy(action => Gate.Of(action.Call.Step)).ToImmutableDictionary(group => group.Key, group => group.Count());
        var known = actions.Select(action => action.Id).Concat(gates.Keys).ToHashSet();
        var order = actions.Select((action, i) => KeyValuePair.Create(action.Id, i)).ToImmutableDictionary();
        var unmet = actions.ToDictionary(action => action.Id, action => action.After.Count(known.Contains));
        return new Applying
        {
            Actions = actions.ToImmutableDictionary(action => action.Id, action => new ActionState(action) { Unmet = unmet[action.Id] }),
            Successors = actions.SelectMany(action => action.After.Where(known.Contains).Select(before => (before, action.Id)))
                .GroupBy(pair => pair.before, pair => pair.Id).ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray()),
            Gates = gates,
            Order = order,
            Ready = actions.Where(action => unmet[action.Id] == 0).ToImmutableSortedDictionary(action => order[action.Id], action => action.Id),
        };
    }

    internal Applying Start(string id, int attempt) => With(id, state => state with { Status = ActionStatus.Running, Attempts = attempt, RetryAt = null }) with
    {
        Ready = Ready.Remove(Order[id]),
        Running = Running.Add(id),
    };

    internal Applying Mark(string id, Mark mark) => With(id, state => state with { Marks = state.Marks.Add(mark) });

    /// <summary>Into doubt.</summary>
    internal Applying Become(string id, ActionStatus status) => With(id, state => state with { Status = status }) with
    {
        Running = Running.Remove(id),
        Unsure = status == ActionStatus.Unsure ? Unsure.Add(id) : Unsure.Remove(id),
        Unclear = status == ActionStatus.Unclear ? Unclear.Add(id) : Unclear.Remove(id),
    };

    internal Applying Requeue(string id, DateTimeOffset? retryAt) => Leave(id) with
    {
        Actions = Actions.SetItem(id, Actions[id] with { Status = ActionStatus.Waiting, RetryAt = retryAt }),
        Ready = Ready.SetItem(Order[id], id),
    };

    /// <summary>
    /// Over. What waited only for it becomes ready when the stage goes on from it, and is over as well when it does not; behind the
    /// barrier an action is never released by a failure.
    /// </summary>
    internal Applying Finish(string id, ActionOutcome outcome, bool goOn)
    {
        var gate = Gate.Of(Actions[id].Action.Call.Step);
        var over = Leave(id).With(id, state => state with { Status = ActionStatus.Over, Outcome = outcome, RetryAt = null }) with
        {
            OverCount = OverCount + 1,
            Ready = Ready.Remove(Order[id]),
            Gates = Gates.SetItem(gate, Gates[gate] - 1),
        };
        var after = Successors.GetValueOrDefault(id, []).Aggregate(over, (now, next) =>
            outcome is ActionOutcome.Succeeded || (goOn && now.Actions[next].Action.Survey.Guards.IsEmpty) ? Release(now, next) : Abandon(now, next));
        return over.Gates[gate] == 0 ? Successors.GetValueOrDefault(gate, []).Aggregate(after, Release) : after;
    }

    private static Applying Release(Applying now, string id)
    {
        var unmet = now.Actions[id].Unmet - 1;
        var next = now.With(id, state => state with { Unmet = unmet });
        return unmet == 0 && next.Actions[id].Status == ActionStatus.Waiting ? next with { Ready = next.Ready.SetItem(next.Order[id], id) } : next;
    }

    private static Applying Abandon(Applying now, string id) => now.Actions[id].Status == ActionStatus.Over
        ? now
        : now.Finish(id, new ActionOutcome.Refused(RefusalCode.Predecessor, "an action that had to come first did not succeed"), goOn: false);

    private Applying Leave(string id) => this with { Running = Running.Remove(id), Unsure = Unsure.Remove(id), Unclear = Unclear.Remove(id) };

    private Applying With(string id, Func<ActionState, ActionState> change) => this with { Actions = Actions.SetItem(id, change(Actions[id])) };
}
