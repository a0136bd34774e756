using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Runs;

/// <summary>A planned action while its stage is applied.</summary>
public sealed record ActionState(PlannedAction Action)
{
    public ActionStatus Status { get; init; } = ActionStatus.Waiting;

    public int Attempts { get; init; }

    /// <summary>Attempts that failed and are tried again; those that broke off are not among them.</summary>
    public int Failures { get; init; }

    /// <summary>Attempts that broke off since this action last got further than ever before.</summary>
    public int InVain { get; init; }

    /// <summary>Predecessors that are not over yet.</summary>
    public int Unmet { get; init; }

    public ImmutableArray<Mark> Marks { get; init; } = [];

    public DateTimeOffset? RetryAt { get; init; }

    public ActionOutcome? Outcome { get; init; }

    /// <summary>How many marks of each name the attempt under way recorded, and the most that any attempt did.</summary>
    private ImmutableDictionary<string, int> Recorded { get; init; } = ImmutableDictionary<string, int>.Empty;

    private ImmutableDictionary<string, int> Furthest { get; init; } = ImmutableDictionary<string, int>.Empty;

    internal ActionState Start(int attempt) => this with
    {
        Status = ActionStatus.Running,
        Attempts = attempt,
        RetryAt = null,
        Recorded = ImmutableDictionary<string, int>.Empty,
    };

    /// <summary>
    /// An attempt gets further by a mark that none before it had, or had as often. What marks hold does not count: whoever dies after making a key
    /// each time has another key each time and got nowhere.
    /// </summary>
    internal ActionState Record(Mark mark)
    {
        var count = Recorded.GetValueOrDefault(mark.Name) + 1;
        var recorded = this with { Marks = Marks.Add(mark), Recorded = Recorded.SetItem(mark.Name, count) };
        return count > Furthest.GetValueOrDefault(mark.Name) ? recorded with { Furthest = Furthest.SetItem(mark.Name, count), InVain = 0 } : recorded;
    }

    internal bool IsFurtherThan(ActionState before) => Furthest != before.Furthest;
}
