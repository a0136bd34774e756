using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Entra;

/// <summary>One comparison of a claim; <c>eq</c> and an exact subject have a literal pattern.</summary>
internal sealed record ClaimsTerm(string Claim, GlobPattern Pattern)
{
    public TrustReach Holds(ClaimSet claim) => claim switch
    {
        ClaimSet.Absent => TrustReach.RuledOut,
        ClaimSet.Exactly(var values) => ReachLogic.Of(values.Any(Pattern.Matches)),
        ClaimSet.OneOf(var patterns) => OfPatterns(patterns),
        _ => TrustReach.Possible,
    };

    private TrustReach OfPatterns(ImmutableArray<GlobPattern> patterns) =>
        patterns.Select(p => Pattern.Covers(p) ? TrustReach.Confirmed
            : Pattern.Intersects(p) ? TrustReach.Possible
            : TrustReach.RuledOut).ToArray().Agree();
}
