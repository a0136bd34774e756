using System.Collections.Immutable;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Runs;

/// <summary>A decision that people are asked for.</summary>
/// <param name="Given">What has counted so far.</param>
/// <param name="Escalated">Roles asked as well since the escalation; their members may stand in for the roles that escalate to them.</param>
public sealed record OpenCheckpoint(
    ImmutableArray<Quorum> Approvals,
    DateTimeOffset? EscalateAt,
    DateTimeOffset Deadline,
    ImmutableArray<RunEvent.DecisionGiven> Given,
    ImmutableArray<string> Escalated)
{
    public bool IsMet => Approvals.All(quorum => Given.Count(given => given.Approve && given.Role == quorum.Role) >= quorum.Count);
}
