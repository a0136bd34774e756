using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;

namespace Playbooks.Core.Runs;

/// <summary>A planned action while its stage is applied.</summary>
public sealed record ActionState(PlannedAction Action)
{
    public ActionStatus Status { get; init; } = ActionStatus.Waiting;

    public int Attempts { get; init; }

    /// <summary>Predecessors that are not over yet.</summary>
    public int Unmet { get; init; }

    public ImmutableArray<Mark> Marks { get; init; } = [];

    public DateTimeOffset? RetryAt { get; init; }

    public ActionOutcome? Outcome { get; init; }
}
