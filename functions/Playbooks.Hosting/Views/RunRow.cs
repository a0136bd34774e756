using System.Collections.Immutable;
using Playbooks.Core.Runs;
using Playbooks.Core.Runs.Exits;

namespace Playbooks.Hosting.Views;

/// <summary>One run in a list: where it stands. The members are those that <c>playbook runs list --json</c> has.</summary>
/// <param name="Playbook">Name and version, <c>NAME@VERSION</c>; empty where the journal cannot be read.</param>
/// <param name="Status">In a few words, for people.</param>
/// <param name="Outcome">Null while the run is not over.</param>
/// <param name="Resolved">Whether nothing in reach stays open that no named person answers for; null while the run is not over, and where it mapped nothing.</param>
/// <param name="Open">What stays open, with its owner.</param>
/// <param name="Digest">Of the plan that people are asked about; null where nobody is asked.</param>
public sealed record RunRow(
    string Run,
    string Playbook,
    string? Tenant,
    DateTimeOffset? Started,
    string? RequestedBy,
    string Status,
    string? Outcome,
    bool? Resolved,
    ImmutableArray<OpenCredential> Open,
    string? Stage,
    string? Digest,
    ImmutableArray<StageRow> Stages,
    int Changes,
    HoldView? Hold)
{
    public static RunRow Of(Run run) => new(
        run.Id,
        $"{run.Playbook.Id}@{run.Playbook.Version}",
        run.Tenant,
        run.StartedAt,
        run.RequestedBy,
        RunWords.Status(run),
        run.Outcome?.ToString().ToLowerInvariant(),
        run.Resolved,
        run.Open?.Items ?? [],
        run.Stage?.Stage.Name,
        run.Stage?.Checkpoint is null ? null : run.Stage.Digest,
        [.. run.Finished.Select(stage => new StageRow(stage.Stage, stage.Outcome.ToString().ToLowerInvariant(), stage.Reason))],
        run.Changes.Count,
        run.Hold is { } hold ? new HoldView(hold.Code, hold.Reason) : null);

    /// <summary>A run whose journal cannot be read.</summary>
    public static RunRow Damaged(string run, string status) => new(run, "", null, null, null, status, null, null, [], null, null, [], 0, null);
}
