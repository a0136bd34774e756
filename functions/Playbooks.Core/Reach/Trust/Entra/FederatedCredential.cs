using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Core.Reach.Trust.Grades;
using Playbooks.Core.Reach.Trust.Subjects;

namespace Playbooks.Core.Reach.Trust.Entra;

/// <summary>
/// A federated identity credential of an Entra application (learn.microsoft.com: workload identity federation; Graph type
/// federatedIdentityCredential). Issuer, audience and subject are compared exactly and case-sensitively; a flexible one has
/// claimsMatchingExpression in place of the subject.
/// </summary>
public sealed class FederatedCredential
{
    private readonly string _issuer;
    private readonly string _audience;
    private readonly ClaimsExpression _expression;

    internal FederatedCredential(string name, string issuer, string audience, string? subject, ClaimsExpression expression)
    {
        (Name, _issuer, _audience, Subject, _expression) = (name, issuer, audience, subject, expression);
    }

    public string Name { get; }

    /// <summary>The exact subject; null when the credential is flexible.</summary>
    public string? Subject { get; }

    public static TrustReading<FederatedCredential> Parse(string json) =>
        TrustDocument.Read(json, (root, document) => new FederatedCredentialReader(document).Read(root));

    /// <inheritdoc cref="Parse(string)"/>
    public static TrustReading<FederatedCredential> Parse(JsonElement json) => Parse(json.GetRawText());

    /// <summary>How tightly the credential chooses whom it trusts.</summary>
    public TrustGrading Grade() => _expression.Grade(isFlexible: Subject is null);

    /// <param name="claims">A whole token; what it does not carry is absent.</param>
    public TrustAnswer Match(TokenClaims claims) => Decide(claims.Issuer, claims.ToSets(), ClaimSet.None);

    /// <summary>
    /// Whether a job whose token carries one of <paramref name="subjects"/> could become this identity. A job asks for the
    /// audience it likes, so the audience counts only when <paramref name="otherClaims"/> names it.
    /// </summary>
    /// <param name="otherClaims">By claim name; what is not there is unknown, not absent.</param>
    public TrustAnswer MayMatch(SubjectSet subjects, ImmutableDictionary<string, ClaimSet> otherClaims)
    {
        var claims = otherClaims.ContainsKey("aud") ? otherClaims : otherClaims.SetItem("aud", ClaimSet.Of(_audience));
        return subjects.Answer(subject => Decide(subjects.Issuer, claims.SetItem("sub", subject), ClaimSet.Unknown));
    }

    private TrustAnswer Decide(string issuer, ImmutableDictionary<string, ClaimSet> claims, ClaimSet otherwise)
    {
        if (issuer != _issuer)
        {
            return new(TrustReach.RuledOut, null, $"issuer differs: the credential trusts '{_issuer}', the token is of '{issuer}'");
        }

        var audience = new ClaimsTerm("aud", GlobPattern.Literal(_audience)).Holds(claims.GetValueOrDefault("aud", otherwise));
        if (audience == TrustReach.RuledOut)
        {
            return new(TrustReach.RuledOut, null, $"audience differs: the credential wants '{_audience}'");
        }

        var (reach, decisive) = _expression.Holds(claims, otherwise);
        var what = Subject is null ? "expression" : "subject";
        return reach switch
        {
            TrustReach.RuledOut => new(reach, null, $"{decisive.Claim} does not match '{decisive.Pattern}'"),
            TrustReach.Possible => new(reach, Name, $"{decisive.Claim} may match '{decisive.Pattern}'"),
            _ => new(audience, Name, $"issuer, audience and {what} match"),
        };
    }
}
