using System.Collections.Frozen;

namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>
/// A condition operator: what it compares, whether it is negated, and its qualifiers
/// (docs.aws.amazon.com: reference_policies_elements_condition_operators, reference_policies_condition-single-vs-multi-valued).
/// </summary>
internal sealed record AwsOperator(string Name, AwsComparison Comparison, bool Negated, bool IfExists, AwsQuantifier Quantifier)
{
    private static readonly FrozenDictionary<string, (AwsComparison Comparison, bool Negated)> Known =
        new Dictionary<string, (AwsComparison, bool)>(StringComparer.OrdinalIgnoreCase)
        {
            ["StringEquals"] = (AwsComparison.Text, false),
            ["StringNotEquals"] = (AwsComparison.Text, true),
            ["StringEqualsIgnoreCase"] = (AwsComparison.TextIgnoringCase, false),
            ["StringNotEqualsIgnoreCase"] = (AwsComparison.TextIgnoringCase, true),
            ["StringLike"] = (AwsComparison.Like, false),
            ["StringNotLike"] = (AwsComparison.Like, true),
            ["ArnEquals"] = (AwsComparison.Arn, false),
            ["ArnLike"] = (AwsComparison.Arn, false),
            ["ArnNotEquals"] = (AwsComparison.Arn, true),
            ["ArnNotLike"] = (AwsComparison.Arn, true),
            ["NumericEquals"] = (AwsComparison.NumberSame, false),
            ["NumericNotEquals"] = (AwsComparison.NumberSame, true),
            ["NumericLessThan"] = (AwsComparison.NumberLess, false),
            ["NumericLessThanEquals"] = (AwsComparison.NumberAtMost, false),
            ["NumericGreaterThan"] = (AwsComparison.NumberMore, false),
            ["NumericGreaterThanEquals"] = (AwsComparison.NumberAtLeast, false),
            ["DateEquals"] = (AwsComparison.DateSame, false),
            ["DateNotEquals"] = (AwsComparison.DateSame, true),
            ["DateLessThan"] = (AwsComparison.DateLess, false),
            ["DateLessThanEquals"] = (AwsComparison.DateAtMost, false),
            ["DateGreaterThan"] = (AwsComparison.DateMore, false),
            ["DateGreaterThanEquals"] = (AwsComparison.DateAtLeast, false),
            ["Bool"] = (AwsComparison.TextIgnoringCase, false),
            ["BinaryEquals"] = (AwsComparison.Text, false),
            ["IpAddress"] = (AwsComparison.Address, false),
            ["NotIpAddress"] = (AwsComparison.Address, true),
            ["Null"] = (AwsComparison.Absence, false),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static AwsOperator? Parse(string name)
    {
        var (quantifier, rest) = Quantified(name);
        var ifExists = rest.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
        var bare = ifExists ? rest[..^"IfExists".Length] : rest;
        if (!Known.TryGetValue(bare, out var known))
        {
            return null;
        }

        var qualified = ifExists || quantifier != AwsQuantifier.One;
        return known.Comparison == AwsComparison.Absence && qualified
            ? null
            : new(name, known.Comparison, known.Negated, ifExists, quantifier);
    }

    private static (AwsQuantifier Quantifier, string Bare) Quantified(string name) =>
        name.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase) ? (AwsQuantifier.All, name["ForAllValues:".Length..])
        : name.StartsWith("ForAnyValue:", StringComparison.OrdinalIgnoreCase) ? (AwsQuantifier.Any, name["ForAnyValue:".Length..])
        : (AwsQuantifier.One, name);
}
