using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>One line of a Condition block: operator, key, and values of which one must fit.</summary>
/// <param name="Variables">Whether <c>${…}</c> is a policy variable here (policy version 2012-10-17) or plain text.</param>
internal sealed record AwsCondition(AwsOperator Operator, string Key, ImmutableArray<string> Values, bool Variables)
{
    public TrustReach Holds(IAwsContext context)
    {
        var claim = context.Find(Key);
        return claim switch
        {
            _ when Operator.Comparison == AwsComparison.Absence => OfAbsence(claim),
            ClaimSet.Absent => OfAbsent(),
            ClaimSet.Exactly(var values) => OfValues(values, context),
            ClaimSet.OneOf(var patterns) => patterns.Select(p => OfOne(p, context)).ToArray().Agree(),
            _ => TrustReach.Possible,
        };
    }

    public override string ToString() => $"{Operator.Name} {Key} {string.Join(" or ", Values.Select(v => $"'{v}'"))}";

    private TrustReach OfAbsence(ClaimSet claim)
    {
        var absent = claim switch
        {
            ClaimSet.Absent => TrustReach.Confirmed,
            ClaimSet.Unsure => TrustReach.Possible,
            _ => TrustReach.RuledOut,
        };
        return Values.Select(v => v.Equals("true", StringComparison.OrdinalIgnoreCase) ? absent : absent.Not()).Any();
    }

    private TrustReach OfAbsent() => ReachLogic.Of(
        Operator.IfExists || Operator.Quantifier == AwsQuantifier.All
        || (Operator.Negated && Operator.Quantifier == AwsQuantifier.One));

    private TrustReach OfValues(ImmutableArray<string> values, IAwsContext context)
    {
        var each = values.Select(v => OfOne(GlobPattern.Literal(v), context));
        return Operator.Quantifier switch
        {
            // A value that is the empty text counts as no value at all.
            AwsQuantifier.All when values.All(v => v.Length == 0) => TrustReach.Confirmed,
            AwsQuantifier.All => each.All(),
            AwsQuantifier.Any => each.Any(),
            _ => Operator.Negated ? each.All() : each.Any(),
        };
    }

    private TrustReach OfOne(GlobPattern value, IAwsContext context)
    {
        var fits = Values.Select(v => AwsFit.Of(Operator.Comparison, value, v, Variables, context)).Any();
        return Operator.Negated ? fits.Not() : fits;
    }
}
