using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Facts;

/// <summary>The workflow files of the affected runs as they were at the commits that ran.</summary>
/// <param name="Texts">Facts by repository, commit and path.</param>
/// <param name="References">The commit of a called file, by run, repository, path and the ref that the caller wrote.</param>
public sealed record RunFiles(
    WorkflowTexts Texts,
    ImmutableDictionary<(string RunId, string Repository, string Path, string Ref), string> References)
{
    public static RunFiles None { get; } = new(
        WorkflowTexts.None, ImmutableDictionary<(string, string, string, string), string>.Empty);

    public RunFiles With(RunFiles more) => new(Texts.With(more.Texts), References.SetItems(more.References));

    public WorkflowFacts? Of(AffectedJob job) => Texts.GetValueOrDefault((Lower(job.Repository), job.HeadSha, job.Path));

    /// <summary>Finds what the run's workflow calls, at the commits that GitHub resolved for that run.</summary>
    public FindWorkflow FinderFor(AffectedJob job) => (repository, path, gitRef) => repository is null
        ? Texts.GetValueOrDefault((Lower(job.Repository), job.HeadSha, path))
        : Texts.GetValueOrDefault((Lower(repository), References.GetValueOrDefault((job.RunId, Lower(repository), path, gitRef ?? ""), gitRef ?? ""), path));

    internal static string Lower(string repository) => repository.ToLowerInvariant();
}
