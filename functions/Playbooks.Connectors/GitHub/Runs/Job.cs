using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Runs;

internal sealed record Job(
    long Id,
    long RunId,
    string Name,
    string Status,
    DateTimeOffset StartedAt,
    string? Conclusion = null,
    DateTimeOffset? CompletedAt = null,
    int RunAttempt = 1,
    long? RunnerId = null,
    string? RunnerName = null,
    long? RunnerGroupId = null,
    string? RunnerGroupName = null,
    IReadOnlyList<string>? Labels = null,
    IReadOnlyList<JobStep>? Steps = null)
{
    /// <summary>False for a job that was skipped, or ended before any runner took it.</summary>
    public bool HasRun => Conclusion != "skipped" && (Status != "completed" || RunnerId is > 0 || Steps is { Count: > 0 });

    public ImmutableArray<string> RunnerLabels => [.. Labels ?? []];
}
