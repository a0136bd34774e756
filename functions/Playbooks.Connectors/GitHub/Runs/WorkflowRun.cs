using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Runs;

/// <summary>One run; its attempt is the latest one unless an attempt was asked for.</summary>
internal sealed record WorkflowRun(
    long Id,
    long WorkflowId,
    string Path,
    string HeadSha,
    string Event,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? Name = null,
    string? HeadBranch = null,
    string? Status = null,
    string? Conclusion = null,
    int RunAttempt = 1,
    DateTimeOffset? RunStartedAt = null,
    string? HtmlUrl = null,
    Actor? Actor = null,
    Actor? TriggeringActor = null,
    HeadRepository? HeadRepository = null,
    IReadOnlyList<ReferencedWorkflow>? ReferencedWorkflows = null)
{
    public bool IsCompleted => Status == "completed";

    /// <summary>The file of the workflow without the ref that GitHub may append after an at sign.</summary>
    public string File => Path.Split('@')[0];

    public ImmutableArray<ReferencedWorkflow> References => [.. ReferencedWorkflows ?? []];
}
