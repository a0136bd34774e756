using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Runs;

/// <summary>The planned actions of a stage and which of them can begin, kept so that a thousand targets cost a thousand steps.</summary>
public sealed record Applying
{
    private static readonly ActionOutcome Abandoned = new ActionOutcome.Refused(RefusalCode.Predecessor, "an action that had to come first did not succeed");

    public static Applying Nothing { get; } = new();

    /// <summary>In plan order.</summary>
    public Roster<ActionState> Actions { get; init; } = Roster<ActionState>.Empty;

    /// <summary>Waiting with no unmet predecessor, by plan order; an action that is to be retried stands here too.</summary>
    public ImmutableSortedDictionary<int, string> Ready { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    public ImmutableHashSet<string> Running { get; init; } = [];

    public ImmutableHashSet<string> Unsure { get; init; } = [];

    public ImmutableHashSet<string> Unclear { get; init; } = [];

    public int OverCount { get; init; }

    public bool IsOver => OverCount == Actions.Count;

    /// <summary>Nothing is under way or in doubt.</summary>
    public bool IsQuiet => Running.IsEmpty && Unsure.IsEmpty && Unclear.IsEmpty;

    /// <summary>An action got further, or ended, since the worker of now took the run over.</summary>
    private bool Progressed { get; init; }

    /// <summary>Who waits for whom: predecessor to successors. Never changed once made.</summary>
    private Dictionary<string, List<string>> Successors { get; init; } = [];

    /// <summary>For each step with planned actions, how many of them are not over; at none its gate opens.</summary>
    private ImmutableDictionary<string, int> Gates { get; init; } = ImmutableDictionary<string, int>.Empty;

    internal static Applying Of(ImmutableArray<PlannedAction> actions)
    {
        var gates = actions.GroupBy(action => Gate.Of(action.Call.Step)).ToImmutableDictionary(group => group.Key, group => group.Count());
        var ids = actions.Select(action => action.Id).ToHashSet();
        var successors = new Dictionary<string, List<string>>();
        foreach (var (action, before) in actions.SelectMany(action => action.After, (action, before) => (action, before)).Where(edge => IsKnown(edge.before)))
        {
            (successors.TryGetValue(before, out var others) ? others : successors[before] = []).Add(action.Id);
        }

        var states = Roster<ActionState>.Of(actions.Select(action => KeyValuePair.Create(action.Id, new ActionState(action) { Unmet = action.After.Count(IsKnown) })));
        return new Applying
        {
            Actions = states,
            Successors = successors,
            Gates = gates,
            Ready = states.Values.Select((state, place) => (state, place)).Where(pair => pair.state.Unmet == 0)
                .ToImmutableSortedDictionary(pair => pair.place, pair => pair.state.Action.Id),
        };

        bool IsKnown(string before) => ids.Contains(before) || gates.ContainsKey(before);
    }

    internal Applying Start(string id, int attempt)
    {
        var place = Actions.PlaceOf(id);
        var state = Demand(id, ActionStatus.Waiting);
        return !Ready.ContainsKey(place) ? throw new JournalException($"{id} was started before its turn") : this with
        {
            Actions = Actions.With(place, state.Start(attempt)),
            Ready = Ready.Remove(place),
            Running = Running.Add(id),
        };
    }

    internal Applying Mark(string id, Mark mark)
    {
        var state = Demand(id, ActionStatus.Running);
        var recorded = state.Record(mark);
        return this with { Actions = Actions.With(id, recorded), Progressed = Progressed || recorded.IsFurtherThan(state) };
    }

    /// <summary>The worker died, and with it every attempt under way. That speaks against none of them where any action got further before.</summary>
    internal Applying Interrupt(IEnumerable<string> ids)
    {
        var blame = Progressed ? 0 : 1;
        return ids.Aggregate(this, (now, id) => now.BreakOff(id, blame)) with { Progressed = false };
    }

    /// <summary>An attempt ended without anybody knowing how.</summary>
    internal Applying Lose(string id) => BreakOff(id, 1);

    private Applying BreakOff(string id, int blame)
    {
        var doubted = Become(id, ActionStatus.Running, ActionStatus.Unsure);
        var state = doubted.Actions[id];
        return doubted with { Actions = doubted.Actions.With(id, state with { InVain = state.InVain + blame }) };
    }

    /// <summary>From <paramref name="before"/> into doubt.</summary>
    internal Applying Become(string id, ActionStatus before, ActionStatus status)
    {
        var left = Leave(id);
        return left with
        {
            Actions = Actions.With(id, Demand(id, before) with { Status = status }),
            Unsure = status == ActionStatus.Unsure ? left.Unsure.Add(id) : left.Unsure,
            Unclear = status == ActionStatus.Unclear ? left.Unclear.Add(id) : left.Unclear,
        };
    }

    internal Applying Requeue(string id, ActionStatus before, DateTimeOffset? retryAt) => Leave(id) with
    {
        Actions = Actions.With(id, Demand(id, before) with { Status = ActionStatus.Waiting, RetryAt = retryAt }),
        Ready = Ready.SetItem(Actions.PlaceOf(id), id),
    };

    /// <summary>It failed and is tried again.</summary>
    internal Applying Retry(string id, DateTimeOffset at)
    {
        var waiting = Requeue(id, ActionStatus.Running, at);
        var state = waiting.Actions[id];
        return waiting with { Actions = waiting.Actions.With(id, state with { Failures = state.Failures + 1 }) };
    }

    /// <summary>
    /// Over. What waited only for it becomes ready when the stage goes on from it, and is over as well when it does not; behind the
    /// barrier an action is never released by a failure.
    /// </summary>
    internal Applying Finish(string id, ActionOutcome outcome, bool goOn)
    {
        var now = End(id, outcome);
        var abandoned = new Queue<string>();
        foreach (var next in SuccessorsOf(id))
        {
            if (outcome is ActionOutcome.Succeeded || (goOn && Actions[next].Action.Survey.Guards.IsEmpty))
            {
                now = Release(now, next);
            }
            else
            {
                abandoned.Enqueue(next);
            }
        }

        now = OpenGate(now, id);
        while (abandoned.TryDequeue(out var next))
        {
            if (now.Actions[next].Status != ActionStatus.Over)
            {
                now = OpenGate(now.End(next, Abandoned), next);
                SuccessorsOf(next).ForEach(abandoned.Enqueue);
            }
        }

        return now;
    }

    private Applying End(string id, ActionOutcome outcome)
    {
        var place = Actions.PlaceOf(id);
        var state = Actions[place];
        if (state.Status == ActionStatus.Over || (state.Status == ActionStatus.Waiting && outcome is not ActionOutcome.Refused))
        {
            throw new JournalException($"{id} ended while it was {state.Status}");
        }

        var gate = Gate.Of(state.Action.Call.Step);
        return Leave(id) with
        {
            Actions = Actions.With(place, state with { Status = ActionStatus.Over, Outcome = outcome, RetryAt = null }),
            OverCount = OverCount + 1,
            Progressed = true,
            Ready = Ready.Remove(place),
            Gates = Gates.SetItem(gate, Gates[gate] - 1),
        };
    }

    private static Applying OpenGate(Applying now, string ended)
    {
        var gate = Gate.Of(now.Actions[ended].Action.Call.Step);
        return now.Gates[gate] == 0 ? now.SuccessorsOf(gate).Aggregate(now, Release) : now;
    }

    private static Applying Release(Applying now, string id)
    {
        var place = now.Actions.PlaceOf(id);
        var state = now.Actions[place];
        var next = now with { Actions = now.Actions.With(place, state with { Unmet = state.Unmet - 1 }) };
        return state is { Unmet: 1, Status: ActionStatus.Waiting } ? next with { Ready = next.Ready.SetItem(place, id) } : next;
    }

    private List<string> SuccessorsOf(string before) => Successors.GetValueOrDefault(before) ?? [];

    private ActionState Demand(string id, ActionStatus status) => Actions[id] is var state && state.Status == status
        ? state
        : throw new JournalException($"{id} should be {status} and is {state.Status}");

    private Applying Leave(string id) => this with { Running = Running.Remove(id), Unsure = Unsure.Remove(id), Unclear = Unclear.Remove(id) };
}
