using System.Collections.Immutable;
using Playbooks.Core.Reach.Trust.Grades;

namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>
/// Conditions by themselves, as a part of some statement: all must hold. For reviewing a condition before its policy is known.
/// </summary>
public sealed class AwsConditionBlock
{
    private readonly string _issuer;
    private readonly ImmutableArray<AwsCondition> _conditions;

    private AwsConditionBlock(string issuer, ImmutableArray<AwsCondition> conditions) => (_issuer, _conditions) = (issuer, conditions);

    /// <param name="issuer">The token's issuer, an https URL; the condition keys are its claims.</param>
    public static TrustReading<AwsConditionBlock> Of(
        string issuer, IEnumerable<(string Operator, string Claim, ImmutableArray<string> Values)> lines)
    {
        var conditions = ImmutableArray.CreateBuilder<AwsCondition>();
        var wrong = ImmutableArray.CreateBuilder<TrustDiagnostic>();
        foreach (var line in lines)
        {
            if (AwsOperator.Parse(line.Operator) is { } comparison)
            {
                conditions.Add(new(comparison, $"{AwsContext.WithoutScheme(issuer)}:{line.Claim}", line.Values, Variables: true));
            }
            else
            {
                wrong.Add(new(line.Operator, "is not a condition operator"));
            }
        }

        return wrong.Count == 0 ? new(new(issuer, conditions.ToImmutable()), []) : new(null, wrong.ToImmutable());
    }

    /// <summary>The part alone: neither the provider nor its audiences are looked at.</summary>
    public TrustAnswer Match(TokenClaims claims)
    {
        var context = new AwsContext(_issuer, claims.ToSets(), ClaimSet.None);
        var failing = _conditions.FirstOrDefault(c => c.Holds(context) != TrustReach.Confirmed);
        return failing is null
            ? new(TrustReach.Confirmed, null, "every condition holds")
            : new(TrustReach.RuledOut, null, $"requires {failing}");
    }

    public TrustGrading Grade() => GitHubIssuer.Is(_issuer)
        ? AwsTrustGrade.OfConditions(_conditions, isWhole: false)
        : new(TrustGrade.Ungraded, $"claims of '{_issuer}' are not graded");
}
