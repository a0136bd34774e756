using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Hosting;

/// <summary>Where a run stands, in a few words and as a value.</summary>
public static class RunWords
{
    public static string Status(Run run) => run switch
    {
        { Outcome: RunOutcome.Completed, Resolved: false } => "completed, not resolved",
        { Outcome: RunOutcome.Completed } when run.Finished.Any(stage => stage.Outcome == StageOutcome.CompletedWithFailures) => "completed with failures",
        { Outcome: { } outcome } => outcome.ToString().ToLowerInvariant(),
        { Hold: { } hold } => $"held: {hold.Code}",
        { Stage: { Phase: StagePhase.Deciding, Checkpoint: not null } stage } => $"waiting for approval of {stage.Stage.Name}",
        { Stage: { } stage } => $"{stage.Stage.Name}: {stage.Phase.ToString().ToLowerInvariant()}",
        _ => "between stages",
    };

    public static bool IsWaiting(Run run) => run.Hold is not null || run.Stage is { Phase: StagePhase.Deciding };

    public static Value Summary(Run run) => Value.MapOf(
        ("run", Value.Of(run.Id)),
        ("playbook", Value.Of($"{run.Playbook.Id}@{run.Playbook.Version}")),
        ("tenant", Value.Of(run.Tenant)),
        ("started", Value.Of(run.StartedAt)),
        ("requestedBy", Value.Of(run.RequestedBy)),
        ("status", Value.Of(Status(run))),
        ("outcome", Value.Of(run.Outcome?.ToString().ToLowerInvariant())),
        ("resolved", run.Resolved is { } resolved ? Value.Of(resolved) : Value.Nothing),
        ("open", Value.ListOf((run.Open?.Items ?? []).Select(open => Value.MapOf(
            ("credential", Value.Of(open.Credential)), ("grade", Value.Of(open.Grade)), ("owner", Value.Of(open.Owner)), ("why", Value.Of(open.Why)))))),
        ("stage", Value.Of(run.Stage?.Stage.Name)),
        ("digest", Value.Of(run.Stage?.Checkpoint is null ? null : run.Stage.Digest)),
        ("stages", Value.ListOf(run.Finished.Select(stage => Value.MapOf(
            ("stage", Value.Of(stage.Stage)), ("outcome", Value.Of(stage.Outcome.ToString().ToLowerInvariant())), ("reason", Value.Of(stage.Reason)))))),
        ("changes", Value.Of(run.Changes.Count)),
        ("hold", run.Hold is { } hold ? Value.MapOf(("code", Value.Of(hold.Code)), ("reason", Value.Of(hold.Reason))) : Value.Nothing));
}
