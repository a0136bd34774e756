using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Runs;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <param name="Sha">The commit of the action that the runner fetched, where the log says it.</param>
/// <param name="Reasons">One sentence each.</param>
/// <param name="MayNest">Without the log, an action that is named may itself use the one searched for.</param>
internal sealed record JobEvidence(Job Job, Grade Grade, string? Sha, ImmutableArray<string> Reasons, bool MayNest)
{
    /// <summary>That gave the grade, or that led from an affected job to this one.</summary>
    public string? Rule { get; init; }
}
