using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Facts;

/// <summary>One job that ran, or may have run, the artifact, as <c>github.find-runs</c> reports it.</summary>
/// <param name="Event">Event name of the run.</param>
/// <param name="HeadRepository">Where the head lies; another one than <paramref name="Repository"/> for a fork; empty where GitHub no longer knows.</param>
/// <param name="Evidence">How sure it is that the artifact ran in the job.</param>
public sealed record AffectedJob(
    string Repository, long Run, string Path, string Event, string Actor, string HeadBranch, string HeadSha, string HeadRepository,
    long Job, string Name, long Attempt, DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt, string Runner, ImmutableArray<string> Labels, Finding Evidence)
{
    /// <summary>Rule of the evidence that the workflow or the machine of a job is the attacker's own.</summary>
    public const string AttackersOwn = "attackers-own";

    public string RunId => $"run:{Repository}/{Run}";

    public string Id => $"job:{Repository}/{Run}/{Job}";

    public string Workflow => $"{Repository}:{Path}";

    public bool IsFromFork => HeadRepository.Length > 0 && !HeadRepository.Equals(Repository, StringComparison.OrdinalIgnoreCase);
}
