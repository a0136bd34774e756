using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Runs;

/// <summary>The planned actions of a stage and which of them can begin, kept so that a thousand targets cost a thousand steps.</summary>
public sealed record Applying
{
    private static readonly ActionOutcome Abandoned = new ActionOutcome.Refused(RefusalCode.Predecessor, "an action that had to come first did not succeed");

    private static readonly List<string> Nobody = [];

    public static Applying Nothing { get; } = new();

    /// <summary>In plan order.</summary>
    public Roster<ActionState> Actions { get; init; } = Roster<ActionState>.Empty;

    /// <summary>Places of those that wait with no unmet predecessor; an action that is to be retried stands here too.</summary>
    public Places Ready { get; init; } = Places.None;

    public ImmutableArray<string> Running => Ids(RunningPlaces);

    public ImmutableArray<string> Unsure => Ids(UnsurePlaces);

    public ImmutableArray<string> Unclear => Ids(UnclearPlaces);

    internal Places RunningPlaces { get; init; } = Places.None;

    internal Places UnsurePlaces { get; init; } = Places.None;

    internal Places UnclearPlaces { get; init; } = Places.None;

    public int OverCount { get; init; }

    public bool IsOver => OverCount == Actions.Count;

    /// <summary>Nothing is under way or in doubt.</summary>
    public bool IsQuiet => RunningPlaces.IsEmpty && UnsurePlaces.IsEmpty && UnclearPlaces.IsEmpty;

    /// <summary>An action got further, or ended, since the worker of now took the run over.</summary>
    private bool Progressed { get; init; }

    /// <summary>Who waits for whom: predecessor to successors. Never changed once made.</summary>
    private Dictionary<string, List<string>> Successors { get; init; } = [];

    /// <summary>For each step with planned actions, how many of them are not over; at none its gate opens.</summary>
    private Roster<int> Gates { get; init; } = Roster<int>.Empty;

    /// <summary>Which of the gates each action keeps, by their places. Never changed once made.</summary>
    private int[] Kept { get; init; } = [];

    public bool Is(string id, ActionStatus status) => Actions.TryGetValue(id, out var state) && state.Status == status;

    internal static Applying Of(ImmutableArray<PlannedAction> actions, Draft? draft = null)
    {
        var gates = Roster<int>.Of(actions.GroupBy(action => Gate.Of(action.Call.Step)).Select(group => KeyValuePair.Create(group.Key, group.Count())), draft);
        var ids = actions.Select(action => action.Id).ToHashSet();
        var successors = new Dictionary<string, List<string>>();
        foreach (var (action, before) in actions.SelectMany(action => action.After, (action, before) => (action, before)).Where(edge => IsKnown(edge.before)))
        {
            (successors.TryGetValue(before, out var others) ? others : successors[before] = []).Add(action.Id);
        }

        var states = Roster<ActionState>.Of(actions.Select(action => KeyValuePair.Create(action.Id, new ActionState(action) { Unmet = action.After.Count(IsKnown) })), draft);
        return new Applying
        {
            Actions = states,
            Successors = successors,
            Gates = gates,
            Kept = [.. actions.Select(action => gates.PlaceOf(Gate.Of(action.Call.Step)))],
            Ready = Places.Of(states.Values.Select((state, place) => (state, place)).Where(pair => pair.state.Unmet == 0).Select(pair => pair.place), draft),
            RunningPlaces = Places.Room(actions.Length, draft),
        };

        bool IsKnown(string before) => ids.Contains(before) || gates.ContainsKey(before);
    }

    internal Applying Start(string id, int attempt)
    {
        var place = Actions.PlaceOf(id);
        var state = Demand(place, ActionStatus.Waiting);
        return !Ready.Contains(place) ? throw new JournalException($"{id} was started before its turn") : this with
        {
            Actions = Actions.With(place, state.Start(attempt)),
            Ready = Ready.Remove(place),
            RunningPlaces = RunningPlaces.Add(place),
        };
    }

    internal Applying Mark(string id, Mark mark)
    {
        var place = Actions.PlaceOf(id);
        var state = Demand(place, ActionStatus.Running);
        var recorded = state.Record(mark);
        return this with { Actions = Actions.With(place, recorded), Progressed = Progressed || recorded.IsFurtherThan(state) };
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
        var place = Actions.PlaceOf(id);
        var doubted = Become(place, ActionStatus.Running, ActionStatus.Unsure);
        var state = doubted.Actions[place];
        return doubted with { Actions = doubted.Actions.With(place, state with { InVain = state.InVain + blame }) };
    }

    /// <summary>From <paramref name="before"/> into doubt.</summary>
    internal Applying Become(string id, ActionStatus before, ActionStatus status) => Become(Actions.PlaceOf(id), before, status);

    private Applying Become(int place, ActionStatus before, ActionStatus status)
    {
        var state = Demand(place, before);
        var left = Leave(place);
        return left with
        {
            Actions = Actions.With(place, state with { Status = status }),
            UnsurePlaces = status == ActionStatus.Unsure ? left.UnsurePlaces.Add(place) : left.UnsurePlaces,
            UnclearPlaces = status == ActionStatus.Unclear ? left.UnclearPlaces.Add(place) : left.UnclearPlaces,
        };
    }

    internal Applying Requeue(string id, ActionStatus before, DateTimeOffset? retryAt) => Requeue(Actions.PlaceOf(id), before, retryAt);

    private Applying Requeue(int place, ActionStatus before, DateTimeOffset? retryAt)
    {
        var state = Demand(place, before);
        return Leave(place) with
        {
            Actions = Actions.With(place, state with { Status = ActionStatus.Waiting, RetryAt = retryAt }),
            Ready = Ready.Add(place),
        };
    }

    /// <summary>It failed and is tried again.</summary>
    internal Applying Retry(string id, DateTimeOffset at)
    {
        var place = Actions.PlaceOf(id);
        var waiting = Requeue(place, ActionStatus.Running, at);
        var state = waiting.Actions[place];
        return waiting with { Actions = waiting.Actions.With(place, state with { Failures = state.Failures + 1 }) };
    }

    /// <summary>
    /// Over. What waited only for it becomes ready when the stage goes on from it, and is over as well when it does not; behind the
    /// barrier an action is never released by a failure.
    /// </summary>
    internal Applying Finish(string id, ActionOutcome outcome, bool goOn)
    {
        var place = Actions.PlaceOf(id);
        var now = End(place, outcome);
        Queue<string>? abandoned = null;
        foreach (var next in SuccessorsOf(id))
        {
            if (outcome is ActionOutcome.Succeeded || (goOn && Actions[next].Action.Survey.Guards.IsEmpty))
            {
                now = Release(now, next);
            }
            else
            {
                (abandoned ??= []).Enqueue(next);
            }
        }

        now = OpenGate(now, place);
        return abandoned is null ? now : Abandon(now, abandoned);
    }

    private static Applying Abandon(Applying now, Queue<string> abandoned)
    {
        while (abandoned.TryDequeue(out var next))
        {
            var place = now.Actions.PlaceOf(next);
            if (now.Actions[place].Status != ActionStatus.Over)
            {
                now = OpenGate(now.End(place, Abandoned), place);
                now.SuccessorsOf(next).ForEach(abandoned.Enqueue);
            }
        }

        return now;
    }

    private Applying End(int place, ActionOutcome outcome)
    {
        var state = Actions[place];
        if (state.Status == ActionStatus.Over || (state.Status == ActionStatus.Waiting && outcome is not ActionOutcome.Refused))
        {
            throw new JournalException($"{state.Action.Id} ended while it was {state.Status}");
        }

        var gate = Kept[place];
        return Leave(place) with
        {
            Actions = Actions.With(place, state with { Status = ActionStatus.Over, Outcome = outcome, RetryAt = null }),
            OverCount = OverCount + 1,
            Progressed = true,
            Ready = Ready.Remove(place),
            Gates = Gates.With(gate, Gates[gate] - 1),
        };
    }

    private static Applying OpenGate(Applying now, int ended)
    {
        var gate = now.Kept[ended];
        return now.Gates[gate] == 0 ? now.SuccessorsOf(now.Gates.KeyAt(gate)).Aggregate(now, Release) : now;
    }

    private static Applying Release(Applying now, string id)
    {
        var place = now.Actions.PlaceOf(id);
        var state = now.Actions[place];
        var next = now with { Actions = now.Actions.With(place, state with { Unmet = state.Unmet - 1 }) };
        return state is { Unmet: 1, Status: ActionStatus.Waiting } ? next with { Ready = next.Ready.Add(place) } : next;
    }

    private List<string> SuccessorsOf(string before) => Successors.GetValueOrDefault(before) ?? Nobody;

    private ImmutableArray<string> Ids(Places places) => places.IsEmpty ? [] : [.. places.Select(Actions.KeyAt)];

    private ActionState Demand(int place, ActionStatus status) => Actions[place] is var state && state.Status == status
        ? state
        : throw new JournalException($"{state.Action.Id} should be {status} and is {state.Status}");

    private Applying Leave(int place) => this with
    {
        RunningPlaces = RunningPlaces.Remove(place),
        UnsurePlaces = UnsurePlaces.Remove(place),
        UnclearPlaces = UnclearPlaces.Remove(place),
    };
}
