using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Runs;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>A run with those of its jobs that began in a window.</summary>
internal sealed record RunEvidence(RepositoryName Repository, WorkflowRun Run, ImmutableArray<JobEvidence> Jobs)
{
    public Grade Grade => Jobs.IsEmpty ? Grade.RuledOut : Jobs.Max(j => j.Grade);
}
