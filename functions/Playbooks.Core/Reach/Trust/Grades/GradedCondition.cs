using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>One positive condition on a claim of a GitHub token, as the grading sees it.</summary>
/// <param name="Patterns">What the claim may be: any one of these.</param>
/// <param name="IsFlexible">Written in a flexible credential, which readers of the subject alone do not see.</param>
/// <param name="IgnoresCase">Letter case does not count.</param>
/// <param name="PassesAbsent">A token without the claim passes (…IfExists, ForAllValues).</param>
internal sealed record GradedCondition(
    string Claim,
    ImmutableArray<GlobPattern> Patterns,
    bool IsFlexible = false,
    bool IgnoresCase = false,
    bool PassesAbsent = false)
{
    /// <summary>Claims of every GitHub token, so that passing an absent one admits nobody more.</summary>
    private static readonly ImmutableArray<string> Always =
        ["sub", "aud", "ref", "repository", "repository_id", "repository_owner_id", "actor", "actor_id", "workflow"];

    public bool IsAudience => Claim == "aud";

    public bool NamesRepository => Claim is "sub" or "repository" or "repository_id" or "repository_owner_id" or "enterprise_id";

    public bool Restricts => !PassesAbsent || Always.Contains(Claim);

    /// <summary>
    /// GitHub never puts * or ? in these claims (they are not allowed in names of repositories and refs), so a literal one
    /// that holds them fits nobody.
    /// </summary>
    public bool FitsNobody => Patterns.All(IsImpossible);

    public IEnumerable<Pins> Alternatives() => Patterns.Where(p => !IsImpossible(p)).Select(PinsOf);

    private static bool IsImpossible(GlobPattern pattern) => pattern.IsLiteral && pattern.ToString().AsSpan().IndexOfAny('*', '?') >= 0;

    private Pins PinsOf(GlobPattern pattern)
    {
        var text = pattern.ToString();
        var pins = Claim switch
        {
            "sub" => SubjectPins.Of(text, IsFlexible),
            "repository" => RepositoryPins.Of(text),
            "repository_id" => new Pins { Repository = Wild.IsIn(text) ? RepositoryPin.Anyone : RepositoryPin.Repository },
            "repository_owner_id" or "enterprise_id" => new Pins { Repository = Wild.IsIn(text) ? RepositoryPin.Anyone : RepositoryPin.Organisation },
            "ref" => new Pins { Place = PlaceGrade.OfRef(text, IsFlexible) },
            "environment" => new Pins { Place = PlaceGrade.OfEnvironment(text, IsFlexible) },
            "job_workflow_ref" => new Pins { Workflow = WorkflowGrade.Of(text, IsFlexible) },
            _ => new Pins(),
        };
        return (pins with { Doubt = pins.Doubt ?? Weakness() }).Settled();
    }

    private TrustGrading? Weakness() =>
        PassesAbsent ? TrustGrading.Caution("…IfExists and ForAllValues pass a token that lacks the claim")
        : IgnoresCase && Claim is not "repository" ? TrustGrading.Caution("letter case is ignored, though branches that differ in case only are different branches")
        : null;
}
