using System.Collections.Immutable;
using Playbooks.Core.Expressions;

namespace Playbooks.Core.Playbooks;

/// <summary>A human decision on one plan. It fails closed: no decision in time is a "no".</summary>
public sealed record Checkpoint
{
    /// <summary>Expressions see <c>plan</c>; null asks always. A plan that destroys is asked for whatever this says.</summary>
    public Template? When { get; init; }

    /// <summary>How many distinct people of which role must approve; who requested the run or amended it never counts.</summary>
    public required ImmutableArray<Quorum> Approvals { get; init; }

    /// <summary>After this long without a decision the roles' escalation groups are asked as well; null for never.</summary>
    public TimeSpan? EscalateAfter { get; init; }

    public required TimeSpan Deadline { get; init; }
}
