using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>
/// Grades positive conditions that must all hold. Of a condition's values the loosest counts, of the conditions the tightest pin
/// of each kind.
/// </summary>
internal static class ConditionGrade
{
    private const int MostCombinations = 256;

    /// <param name="isWhole">
    /// Whether these are all conditions there are; a part is graded by what it fixes itself, the rest being elsewhere.
    /// </param>
    public static TrustGrading Of(ImmutableArray<GradedCondition> conditions, bool isWhole)
    {
        if (conditions.FirstOrDefault(c => c.FitsNobody) is { } nobody)
        {
            return TrustGrading.Safe($"nobody is let in: * and ? on {nobody.Claim} are plain characters here, which no token carries");
        }

        var restricting = conditions.Where(c => c.Restricts).ToImmutableArray();
        var aboutJobs = restricting.Where(c => !c.IsAudience).ToImmutableArray();
        if (aboutJobs.IsEmpty)
        {
            return !isWhole && restricting is [var audience, ..]
                ? OfAudience(audience)
                : TrustGrading.Dangerous("no condition says whose job it must be: anyone who can get a token is let in");
        }

        var isPart = !isWhole && !aboutJobs.Any(c => c.NamesRepository);
        return Combinations(aboutJobs).Select(pins => isPart ? OfPart(pins, aboutJobs) : OfWhole(pins, aboutJobs)).Aggregate(TrustGrading.Worse);
    }

    private static IEnumerable<Pins> Combinations(ImmutableArray<GradedCondition> conditions)
    {
        IReadOnlyList<Pins> all = [new Pins()];
        foreach (var condition in conditions)
        {
            var next = all.SelectMany(_ => condition.Alternatives(), (pins, more) => pins.And(more)).Distinct().Take(MostCombinations + 1).ToArray();

            // Leaving a condition out grades more severely, never less.
            all = next.Length > MostCombinations ? all : next;
        }

        return all;
    }

    private static TrustGrading OfAudience(GradedCondition audience) =>
        audience.Patterns.All(p => p.IsLiteral)
            ? TrustGrading.Safe("the audience is fixed: a token made for another party is refused (whose job it is, another condition must say)")
            : TrustGrading.Caution("the audience is left open: a token made for another party may be used here");

    private static TrustGrading OfWhole(Pins pins, ImmutableArray<GradedCondition> conditions)
    {
        if (pins.Repository == RepositoryPin.Repository)
        {
            var place = pins.Place ?? PlaceGrade.Any(conditions.Any(c => c.IsFlexible));
            return pins.Workflow is null ? place : TrustGrading.Better(place, pins.Workflow);
        }

        return pins.Workflow ?? TrustGrading.Dangerous(pins.Repository == RepositoryPin.Organisation
            ? "every repository of the organisation that fits is let in, also one created tomorrow"
            : "repositories of strangers are let in: the owner is not fixed");
    }

    private static TrustGrading OfPart(Pins pins, ImmutableArray<GradedCondition> conditions)
    {
        var elsewhere = TrustGrading.Caution("the repository is not fixed here, so another condition must do it");
        return pins.Workflow
            ?? (pins.Place is null ? elsewhere
                : conditions.Any(c => c.Claim == "environment") ? pins.Place
                : TrustGrading.Worse(pins.Place, elsewhere));
    }
}
