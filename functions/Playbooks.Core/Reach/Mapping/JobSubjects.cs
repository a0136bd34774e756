using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Reach.Trust.Subjects;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>Which subjects, and which other claims, the identity token of a job could carry.</summary>
internal sealed class JobSubjects(ReachFacts facts)
{
    public SubjectSet Of(AffectedJob job, string? environment)
    {
        var setting = facts.Subjects.GetValueOrDefault(job.Repository);
        var repository = facts.Repositories.GetValueOrDefault(job.Repository);
        if (setting is null || setting.Keys is not { } keys)
        {
            return new(GitHubIssuer.Common, [GlobPattern.Anything]);
        }

        var named = new RepositoryFacts(repository?.Name ?? job.Repository, repository?.OwnerId ?? setting.OwnerId, repository?.Id, setting.IsImmutable);
        return SubjectSet.Of(named, new(job.Event, RefOf(job, repository), EnvironmentOf(environment), Claims(job)), new(keys));
    }

    public static ImmutableDictionary<string, ClaimSet> Claims(AffectedJob job) => ImmutableDictionary<string, ClaimSet>.Empty
        .Add("repository", ClaimSet.Of(job.Repository))
        .Add("repository_owner", ClaimSet.Of(job.Repository.Split('/')[0]))
        .Add("event_name", ClaimSet.Of(job.Event));

    private static ClaimSet EnvironmentOf(string? environment) =>
        environment is null ? ClaimSet.None : environment.Contains("${{", StringComparison.Ordinal) ? ClaimSet.Unknown : ClaimSet.Of(environment);

    // The API gives the short name of a branch or tag without saying which of the two it is.
    private static ClaimSet RefOf(AffectedJob job, RepositorySetting? repository) =>
        job.Event.StartsWith("pull_request", StringComparison.Ordinal) || job.HeadBranch.Length == 0 ? ClaimSet.Unknown
        : job.Event == "schedule" || job.HeadBranch == repository?.DefaultBranch ? ClaimSet.Of($"refs/heads/{job.HeadBranch}")
        : ClaimSet.Like(GlobPattern.Literal($"refs/heads/{job.HeadBranch}"), GlobPattern.Literal($"refs/tags/{job.HeadBranch}"));
}
