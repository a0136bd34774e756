using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Subjects;

/// <summary>The subjects that a job's token may carry: one of the patterns, we do not know which.</summary>
public sealed record SubjectSet(string Issuer, ImmutableArray<GlobPattern> Patterns)
{
    /// <summary>
    /// The subjects of a job in a run (docs.github.com: OpenID Connect reference). Where the repository may use names or
    /// immutable ids, or a fact is not known, every form that it could take is in the set.
    /// </summary>
    public static SubjectSet Of(RepositoryFacts repository, JobFacts job, SubjectTemplate template) =>
        new(repository.Issuer, [.. template.Subjects(repository, job).Distinct()]);

    /// <summary>Asks once per pattern; sure only when all agree.</summary>
    internal TrustAnswer Answer(Func<ClaimSet, TrustAnswer> ask)
    {
        var answers = Patterns.Select(p => ask(ClaimSet.Like(p))).ToArray();
        if (answers.MaxBy(a => a.Reach) is not { } best)
        {
            return new(TrustReach.RuledOut, null, "the job has no token: no subject is possible");
        }

        return answers.Select(a => a.Reach).ToArray().Agree() is var agreed && agreed == best.Reach
            ? best
            : best with { Reach = agreed, Reason = $"{best.Reason}; for some of the job's possible subjects only" };
    }

    public override string ToString() => string.Join(" or ", Patterns);
}
