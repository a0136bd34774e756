using System.Collections.Immutable;
using Playbooks.Core.Runs;

namespace Playbooks.Hosting.Views;

/// <summary>What people are asked to decide, and what they have decided so far.</summary>
/// <param name="Digest">Of the plan; a decision names it.</param>
/// <param name="Escalated">Roles that may stand in since nobody decided in time.</param>
public sealed record CheckpointView(
    string Stage,
    string Digest,
    DateTimeOffset Deadline,
    DateTimeOffset? EscalateAt,
    ImmutableArray<QuorumView> Asked,
    ImmutableArray<string> Escalated,
    ImmutableArray<DecisionView> Given,
    PlanView Plan)
{
    /// <summary>Null where nobody is asked.</summary>
    public static CheckpointView? Of(Run run) => run.Stage is { Checkpoint: { } asked, Plan: { } plan } stage
        ? new CheckpointView(
            stage.Stage.Name,
            stage.Digest,
            asked.Deadline,
            asked.EscalateAt,
            [.. asked.Approvals.Select(quorum => new QuorumView(quorum.Role, quorum.Count, asked.Given.Count(given => given.Approve && given.Role == quorum.Role)))],
            asked.Escalated,
            [.. asked.Given.Select(given => new DecisionView(given.Person, given.Role, given.Approve, given.Comment, given.Via, given.Subject))],
            PlanView.Of(plan))
        : null;
}
