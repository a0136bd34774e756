using System.Collections.Immutable;
using Playbooks.Core.Reach.Trust.Grades;
using Playbooks.Core.Reach.Trust.Subjects;

namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>The trust policy of one IAM role, asked who may assume it with a web identity token.</summary>
public sealed class AwsTrust
{
    private const string DefaultAudience = "sts.amazonaws.com";

    private readonly ImmutableArray<AwsStatement> _statements;

    internal AwsTrust(ImmutableArray<AwsStatement> statements) => _statements = statements;

    /// <summary>Reads a policy document; one that IAM returned URL-encoded is decoded first.</summary>
    public static TrustReading<AwsTrust> Parse(string json) =>
        TrustDocument.Read(
            json.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(json) : json,
            (root, document) => new AwsTrustReader(document).Read(root));

    /// <summary>
    /// Keys (<see cref="SubjectKey"/>) of the only subjects of an issuer's tokens that the policy may take; null where it may take others.
    /// </summary>
    internal IReadOnlyCollection<string>? SubjectKeys(string issuer)
    {
        var name = $"{AwsContext.WithoutScheme(issuer)}:sub";
        var keys = new List<string>();
        foreach (var statement in _statements.Where(s => s.Allows && s.IsAboutWebIdentity && s.Principals.Any(p => p.Issuer is null || p.Issuer == issuer)))
        {
            var wanted = statement.Conditions.FirstOrDefault(c => c.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && c.Operator is
                { Comparison: AwsComparison.Text or AwsComparison.TextIgnoringCase or AwsComparison.Like, Negated: false, IfExists: false, Quantifier: AwsQuantifier.One });
            var found = wanted?.Values.Select(SubjectKey.OfWildcards).ToList();
            if (found is null || found.Contains(null))
            {
                return null;
            }

            keys.AddRange(found.OfType<string>());
        }

        return keys;
    }

    /// <summary>How tightly the policy chooses whom it trusts.</summary>
    public TrustGrading Grade() => AwsTrustGrade.Of(_statements);

    /// <summary>
    /// Whether a statement lets GitHub's tokens in without looking at their subject. AWS keeps such a document where it is older, and
    /// accepts none any more (docs.aws.amazon.com: id_roles_providers_oidc_secure-by-default).
    /// </summary>
    public bool TakesAnySubject => _statements.Any(s => s.Allows && s.IsAboutWebIdentity && s.Principals.Any(p => p.Issuer is { } issuer && GitHubIssuer.Is(issuer)) && !s.Conditions.Any(LooksAtSubject));

    /// <summary>The answer when the account's providers are not known: those that the policy itself names are taken to exist.</summary>
    public TrustAnswer Match(TokenClaims claims) => Match(claims, AssumedProviders());

    /// <param name="claims">A whole token; what it does not carry is absent.</param>
    /// <param name="providers">All OpenID Connect providers of the role's account.</param>
    public TrustAnswer Match(TokenClaims claims, ImmutableArray<OidcProvider> providers)
    {
        var provider = providers.FirstOrDefault(p => p.Url == claims.Issuer);
        if (provider is null)
        {
            return new(TrustReach.RuledOut, null, $"the account has no identity provider for the issuer '{claims.Issuer}'");
        }

        if (!claims.Audiences.Any(provider.ClientIds.Contains))
        {
            return new(TrustReach.RuledOut, null, $"aud '{string.Join("', '", claims.Audiences)}' is not in the client id list of {provider.Arn}");
        }

        return Decide(provider, new AwsContext(claims.Issuer, claims.ToSets(), ClaimSet.None));
    }

    /// <inheritdoc cref="MayMatch(SubjectSet, ImmutableDictionary{string, ClaimSet}, ImmutableArray{OidcProvider})"/>
    public TrustAnswer MayMatch(SubjectSet subjects, ImmutableDictionary<string, ClaimSet> otherClaims) =>
        MayMatch(subjects, otherClaims, AssumedProviders());

    /// <summary>
    /// Whether a job whose token carries one of <paramref name="subjects"/> could assume the role. A job asks for the audience
    /// it likes, so any audience of the provider counts unless <paramref name="otherClaims"/> says which.
    /// </summary>
    /// <param name="otherClaims">By claim name; what is not there is unknown, not absent.</param>
    public TrustAnswer MayMatch(
        SubjectSet subjects, ImmutableDictionary<string, ClaimSet> otherClaims, ImmutableArray<OidcProvider> providers)
    {
        var provider = providers.FirstOrDefault(p => p.Url == subjects.Issuer);
        if (provider is null)
        {
            return new(TrustReach.RuledOut, null, $"the account has no identity provider for the issuer '{subjects.Issuer}'");
        }

        var audiences = otherClaims.TryGetValue("aud", out var aud) ? [aud] : provider.ClientIds.Select(ClaimSet.Of);
        return audiences
            .Select(audience => subjects.Answer(subject => Decide(
                provider, new AwsContext(subjects.Issuer, otherClaims.SetItem("aud", audience).SetItem("sub", subject), ClaimSet.Unknown))))
            .MaxBy(answer => answer.Reach) ?? new(TrustReach.RuledOut, null, $"{provider.Arn} accepts no audience");
    }

    private static bool LooksAtSubject(AwsCondition condition) =>
        condition.Operator.Comparison != AwsComparison.Absence && condition.Operator.Quantifier != AwsQuantifier.All
        && condition.Key.EndsWith(":sub", StringComparison.OrdinalIgnoreCase);

    private TrustAnswer Decide(OidcProvider provider, AwsContext context)
    {
        var allow = Strongest(allows: true, provider, context);
        var deny = Strongest(allows: false, provider, context);
        if (allow is null or { Applies: TrustReach.RuledOut })
        {
            return new(TrustReach.RuledOut, null, $"no statement allows: {WhyNot(provider, context)}");
        }

        if (deny is { Applies: TrustReach.Confirmed })
        {
            return new(TrustReach.RuledOut, deny.Statement.Name, $"explicit deny: statement {deny.Statement.Name} applies");
        }

        var reach = deny is null ? allow.Applies : allow.Applies.And(deny.Applies.Not());
        var doubt = deny is null || allow.Applies == TrustReach.Possible ? allow.Statement : deny.Statement;
        return new(reach, allow.Statement.Name, reach == TrustReach.Confirmed
            ? $"statement {allow.Statement.Name} allows"
            : $"statement {allow.Statement.Name} may allow: statement {doubt.Name} {doubt.WhyNot(provider, context)}");
    }

    private Verdict? Strongest(bool allows, OidcProvider provider, AwsContext context) =>
        _statements.Where(s => s.Allows == allows).Select(s => new Verdict(s, s.Applies(provider, context))).MaxBy(v => v.Applies);

    private string WhyNot(OidcProvider provider, AwsContext context)
    {
        var reasons = _statements.Where(s => s.Allows).Select(s => $"statement {s.Name} {s.WhyNot(provider, context)}").ToArray();
        return reasons.Length == 0 ? "the policy has no Allow" : string.Join("; ", reasons);
    }

    private ImmutableArray<OidcProvider> AssumedProviders()
    {
        var audiences = _statements.SelectMany(s => s.Conditions)
            .Where(c => c.Key.EndsWith(":aud", StringComparison.OrdinalIgnoreCase) && !c.Operator.Negated)
            .SelectMany(c => c.Values).Where(v => v.AsSpan().IndexOfAny('*', '?', '$') < 0);
        var accepted = audiences.Append(DefaultAudience).Distinct().ToImmutableArray();
        return
        [
            .. _statements.SelectMany(s => s.Principals)
                .Where(p => p.Issuer is not null).DistinctBy(p => p.Value)
                .Select(p => new OidcProvider(p.Value, p.Issuer ?? "", accepted)),
        ];
    }

    private sealed record Verdict(AwsStatement Statement, TrustReach Applies);
}
