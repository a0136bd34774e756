using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Runs;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>A run with those of its jobs that began in a window.</summary>
internal sealed record RunEvidence(RepositoryName Repository, WorkflowRun Run, ImmutableArray<JobEvidence> Jobs)
{
    /// <summary>Jobs that name the artifact and did not run it.</summary>
    public ImmutableArray<JobCovered> Covered { get; init; } = [];

    /// <summary>What of the run's files could not be told and why, where that left a job open.</summary>
    public ImmutableArray<(string What, string Why)> CannotTell { get; init; } = [];

    public Grade Grade => Jobs.IsEmpty ? Grade.RuledOut : Jobs.Max(j => j.Grade);
}
