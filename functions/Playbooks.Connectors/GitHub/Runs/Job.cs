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
    public ImmutableArray<string> RunnerLabels => [.. Labels ?? []];
}
