using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Subjects;

/// <summary>
/// How the subject is put together: <c>key:value</c> pairs joined by colons in this order, a colon inside a value written
/// <c>%3A</c> (GitHub's OIDC customisation; an organisation's template counts only where the repository set use_default to false).
/// </summary>
/// <param name="Keys">include_claim_keys; <c>repo</c> and <c>context</c> stand for the two parts of the default subject.</param>
public sealed record SubjectTemplate(ImmutableArray<string> Keys)
{
    public static SubjectTemplate Default { get; } = new(["repo", "context"]);

    internal IEnumerable<GlobPattern> Subjects(RepositoryFacts repository, JobFacts job)
    {
        IEnumerable<GlobPattern> subjects = [GlobPattern.Literal("")];
        foreach (var (key, index) in Keys.Select((key, index) => (key, index)))
        {
            var parts = Part(key, repository, job).ToArray();
            var separator = GlobPattern.Literal(index == 0 ? "" : ":");
            subjects = subjects.SelectMany(_ => parts, (head, part) => head + separator + part).ToArray();
        }

        return subjects;
    }

    private static IEnumerable<GlobPattern> Part(string key, RepositoryFacts repository, JobFacts job) => key switch
    {
        "repo" => repository.SubjectNames().Select(name => GlobPattern.Literal("repo:") + name),
        "context" => Context(job),
        "ref" => Pair(key, job.Ref),
        "environment" => Pair(key, job.Environment),
        "repository" => Pair(key, ClaimSet.Of(repository.FullName)),
        "repository_id" when repository.Id is { } id => Pair(key, ClaimSet.Of($"{id}")),
        "repository_owner_id" when repository.OwnerId is { } id => Pair(key, ClaimSet.Of($"{id}")),
        "repository_owner" => Pair(key, ClaimSet.Of(repository.FullName.Split('/', 2)[0])),
        "event_name" when job.Event is { } name => Pair(key, ClaimSet.Of(name)),
        _ => Pair(key, job.OtherClaims.GetValueOrDefault(key, ClaimSet.Unknown)),
    };

    private static IEnumerable<GlobPattern> Context(JobFacts job)
    {
        if (job.Environment is not ClaimSet.Absent)
        {
            foreach (var pair in Pair("environment", job.Environment))
            {
                yield return pair;
            }
        }

        if (job.Environment is not (ClaimSet.Absent or ClaimSet.Unsure))
        {
            yield break;
        }

        if (job.IsPullRequest != false)
        {
            yield return GlobPattern.Literal("pull_request");
        }

        foreach (var pair in job.IsPullRequest == true ? [] : Pair("ref", job.Ref))
        {
            yield return pair;
        }
    }

    private static IEnumerable<GlobPattern> Pair(string key, ClaimSet value) => value switch
    {
        ClaimSet.Exactly(var values) => values.Select(v => GlobPattern.Literal($"{key}:{v.Replace(":", "%3A", StringComparison.Ordinal)}")),
        ClaimSet.OneOf(var patterns) => patterns.Select(p => GlobPattern.Literal($"{key}:") + p),
        _ => [GlobPattern.Literal($"{key}:") + GlobPattern.Anything],
    };
}
