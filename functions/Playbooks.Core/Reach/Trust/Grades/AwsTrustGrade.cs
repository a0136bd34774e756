using System.Collections.Immutable;
using Playbooks.Core.Reach.Trust.Aws;

namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>Grades what a trust policy says about GitHub's tokens; other issuers' claims are not graded.</summary>
internal static class AwsTrustGrade
{
    public static TrustGrading Of(ImmutableArray<AwsStatement> statements)
    {
        var allows = statements.Where(s => s.Allows && s.IsAboutWebIdentity && s.Principals.Any(IsGitHub)).ToArray();
        if (allows.Length == 0)
        {
            return statements.Any(s => s.Allows && s.IsAboutWebIdentity && s.Principals.Any(p => p.Issuer is not null))
                ? new(TrustGrade.Ungraded, "the policy trusts other issuers than GitHub, which we do not grade")
                : TrustGrading.Safe("no statement trusts a web identity token of GitHub");
        }

        var narrowing = statements.Where(IsNarrowingDeny).Select(s => s.Conditions[0] with { Operator = Positive(s.Conditions[0].Operator) }).ToArray();
        return allows.Select(s => OfStatement(s, narrowing)).Aggregate(TrustGrading.Worse);
    }

    /// <param name="isWhole">See <see cref="ConditionGrade.Of"/>.</param>
    public static TrustGrading OfConditions(IReadOnlyCollection<AwsCondition> conditions, bool isWhole)
    {
        var positive = conditions.Where(c => !c.Operator.Negated && c.Operator.Comparison != AwsComparison.Absence).ToArray();
        if (positive.FirstOrDefault(c => !AdmitsAbsent(c) && Claim(c) is null && !IsOfRequest(c)) is { } foreign)
        {
            return TrustGrading.Safe($"nobody is let in: no token of GitHub brings the key {foreign.Key}");
        }

        return ConditionGrade.Of([.. positive.Select(Graded).OfType<GradedCondition>()], isWhole || positive.Length < conditions.Count);
    }

    private static TrustGrading OfStatement(AwsStatement statement, IEnumerable<AwsCondition> narrowing)
    {
        var grading = OfConditions([.. statement.Conditions, .. narrowing], isWhole: true);
        return grading with { Reason = $"statement {statement.Name}: {grading.Reason}" };
    }

    private static bool IsGitHub(AwsPrincipal principal) => principal.IsEveryone || (principal.Issuer is { } issuer && GitHubIssuer.Is(issuer));

    // "Deny unless it is like X" leaves only what is like X; with more conditions it denies less, and then it does not count here.
    private static bool IsNarrowingDeny(AwsStatement statement) =>
        !statement.Allows && statement.IsAboutWebIdentity && statement.Principals.Any(IsGitHub)
        && statement.Conditions is [{ Operator: { Negated: true, IfExists: false, Quantifier: AwsQuantifier.One } }];

    private static AwsOperator Positive(AwsOperator negated) => negated with { Negated = false };

    private static bool AdmitsAbsent(AwsCondition condition) =>
        condition.Operator.IfExists || condition.Operator.Quantifier == AwsQuantifier.All;

    private static bool IsOfRequest(AwsCondition condition) =>
        condition.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || condition.Key.StartsWith("sts:", StringComparison.OrdinalIgnoreCase);

    private static string? Claim(AwsCondition condition)
    {
        var key = condition.Key.ToLowerInvariant();
        var colon = key.LastIndexOf(':');
        return colon > 0 && GitHubIssuer.Is("https://" + key[..colon]) ? key[(colon + 1)..] : null;
    }

    private static GradedCondition? Graded(AwsCondition condition)
    {
        if (Claim(condition) is not { } claim || !IsText(condition.Operator.Comparison))
        {
            return null;
        }

        var wildcards = condition.Operator.Comparison == AwsComparison.Like;
        var patterns = condition.Values.Select(v => AwsPolicyText.Resolve(v, wildcards, condition.Variables, AnyValue.Context)?.Pattern)
            .OfType<GlobPattern>().ToImmutableArray();
        return new(claim, patterns,
            IgnoresCase: condition.Operator.Comparison == AwsComparison.TextIgnoringCase,
            PassesAbsent: AdmitsAbsent(condition));
    }

    private static bool IsText(AwsComparison comparison) =>
        comparison is AwsComparison.Text or AwsComparison.TextIgnoringCase or AwsComparison.Like;

    private sealed class AnyValue : IAwsContext
    {
        public static AnyValue Context { get; } = new();

        public ClaimSet Find(string key) => ClaimSet.Unknown;
    }
}
