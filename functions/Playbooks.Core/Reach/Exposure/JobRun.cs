using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>What is known about one run of a job beyond its file; null is "not known".</summary>
public sealed record JobRun
{
    public static JobRun Unknown { get; } = new();

    /// <summary>Event name of the run.</summary>
    public string? Event { get; init; }

    /// <summary>The head is in a fork: a plain <c>pull_request</c> then gets no secrets and a token that only reads.</summary>
    public bool FromFork { get; init; }

    /// <summary>Dependabot started it: secrets of that name come from its own store.</summary>
    public bool ByDependabot { get; init; }

    /// <summary>Private and internal repositories may be set to send secrets to runs from forks.</summary>
    public bool? RepositoryIsPublic { get; init; }

    /// <summary>The machine outlives the job.</summary>
    public bool? RunnerIsPersistent { get; init; }

    public ImmutableArray<StepRun> Steps { get; init; } = [];

    /// <summary>The run is of a pull request from a fork, so that GitHub withholds secrets.</summary>
    internal bool IsWithheld => FromFork && (Event is "pull_request" or "pull_request_review" or "pull_request_review_comment");
}
