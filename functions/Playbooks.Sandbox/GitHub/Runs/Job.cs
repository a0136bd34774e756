namespace Playbooks.Sandbox.GitHub.Runs;

/// <summary>One job of one attempt. Times and runner are null when it never started.</summary>
internal sealed class Job
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Completed { get; set; }

    public required string Status { get; set; }

    public string? Conclusion { get; set; }

    public string? Runner { get; init; }

    public long? RunnerId { get; init; }

    public string? RunnerGroup { get; init; }

    /// <summary>A step whose condition did not hold begins with a tilde.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The actions that the runner fetched before the first step, each with the commit that it got.</summary>
    public IReadOnlyList<(string Use, string Sha)> Fetched { get; init; } = [];

    /// <summary>Lines of its log that are worth telling.</summary>
    public IReadOnlyList<string> Printed { get; init; } = [];

    /// <summary>What the malicious action printed, name and value each; empty when it printed nothing.</summary>
    public IReadOnlyList<(string Name, string Value)> Leaked { get; init; } = [];
}
