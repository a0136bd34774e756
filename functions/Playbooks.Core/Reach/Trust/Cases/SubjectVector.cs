using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Core.Reach.Trust.Aws;
using Playbooks.Core.Reach.Trust.Entra;
using Playbooks.Core.Reach.Trust.Grades;

namespace Playbooks.Core.Reach.Trust.Cases;

/// <summary>
/// One subject against one condition: <c>issuer</c>, <c>subject</c>, <c>claims</c>, <c>condition</c> (consumer, claim, pattern), <c>expect</c>
/// (match or no-match) and perhaps <c>judgment.grade</c>. Consumers are IAM operators (<c>aws-stringlike</c>, <c>aws-all</c> for a block)
/// and Entra's credentials (<c>azure-fic-exact</c>, <c>azure-fic-flexible</c>); others are out of scope and reported so.
/// </summary>
internal static class SubjectVector
{
    private const string Audience = "api://AzureADTokenExchange";
    private static readonly ImmutableArray<string> Quantifiers = ["forallvalues", "foranyvalue"];

    public static TrustCase Run(JsonElement vector)
    {
        try
        {
            return Answer(vector);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or KeyNotFoundException)
        {
            var id = vector.ValueKind == JsonValueKind.Object ? vector.Text("id") : null;
            return TrustCase.OutOfScope(id ?? "(no id)", $"the notation: {wrong.Message}");
        }
    }

    private static TrustCase Answer(JsonElement vector)
    {
        var (id, condition) = (vector.Needed("id"), vector.GetProperty("condition"));
        var consumer = condition.Needed("consumer");
        if (Issuer(vector.Needed("issuer")) is not { } issuer)
        {
            return TrustCase.OutOfScope(id, $"the issuer '{vector.Needed("issuer")}'");
        }

        var claims = Claims(vector, issuer);
        return consumer switch
        {
            _ when consumer.StartsWith("aws-", StringComparison.Ordinal) => OfAws(id, vector, condition, issuer, claims),
            "azure-fic-exact" when condition.Text("claim") is { } claim and not "sub" => OfOtherClaim(id, vector, claim, condition.Needed("pattern"), claims),
            "azure-fic-exact" => OfCredential(id, vector, Exact(condition, issuer), claims),
            "azure-fic-flexible" => OfCredential(id, vector, Flexible(condition.Needed("pattern"), issuer), claims),
            _ => TrustCase.OutOfScope(id, $"the consumer '{consumer}'"),
        };
    }

    private static string? Issuer(string name) => name switch
    {
        _ when name.StartsWith("github", StringComparison.Ordinal) => GitHubIssuer.Common,
        "gitlab" => "https://gitlab.com",
        "terraform" or "terraform-cloud" or "tfc" => "https://app.terraform.io",
        _ when name.StartsWith("https://", StringComparison.Ordinal) => name,
        _ => null,
    };

    private static TokenClaims Claims(JsonElement vector, string issuer)
    {
        var given = vector.TryGetProperty("claims", out var claims) && claims.ValueKind == JsonValueKind.Object ? TokenClaims.Of(claims) : TokenClaims.Of();
        return given
            .WithDefault("iss", issuer)
            .WithDefault("sub", vector.Text("subject") ?? "");
    }

    private static TrustCase OfAws(string id, JsonElement vector, JsonElement condition, string issuer, TokenClaims claims)
    {
        var lines = Lines(condition).ToArray();
        var block = AwsConditionBlock.Of(issuer, lines);
        return block.IsValid
            ? Outcome(id, vector, block.Value.Match(claims), block.Value.Grade())
            : TrustCase.OutOfScope(id, string.Join("; ", block.Diagnostics));
    }

    private static IEnumerable<(string Operator, string Claim, ImmutableArray<string> Values)> Lines(JsonElement condition) =>
        condition.Needed("consumer") == "aws-all"
            ? condition.Items("of").SelectMany(Lines)
            : [(Operator(condition), condition.Text("claim") ?? "sub", condition.Values("pattern"))];

    // aws-forallvalues-stringlike-ifexists is ForAllValues:StringLikeIfExists.
    private static string Operator(JsonElement condition)
    {
        var name = condition.Needed("consumer")["aws-".Length..].Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
        var quantifier = Quantifiers.FirstOrDefault(q => name.StartsWith(q, StringComparison.OrdinalIgnoreCase));
        return quantifier is null ? name : $"{quantifier}:{name[quantifier.Length..]}";
    }

    private static TrustReading<FederatedCredential> Exact(JsonElement condition, string issuer) =>
        Credential(issuer, Audience, $"\"subject\":{condition.GetProperty("pattern").GetRawText()}");

    private static TrustCase OfOtherClaim(string id, JsonElement vector, string claim, string pattern, TokenClaims claims)
    {
        var literal = GlobPattern.Literal(pattern);
        var reach = ReachLogic.Of(claims.Values(claim).Any(literal.Matches));
        return Outcome(id, vector, new(reach, null, $"{claim} is compared exactly"), ConditionGrade.Of([new(claim, [literal])], isWhole: false));
    }

    private static TrustReading<FederatedCredential> Flexible(string expression, string issuer) => Credential(
        issuer, Audience, $"\"claimsMatchingExpression\":{{\"value\":{Quoted(expression)},\"languageVersion\":1}}");

    private static TrustReading<FederatedCredential> Credential(string issuer, string audience, string rest) =>
        FederatedCredential.Parse($"{{\"name\":\"vector\",\"issuer\":{Quoted(issuer)},\"audiences\":[{Quoted(audience)}],{rest}}}");

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static TrustCase OfCredential(string id, JsonElement vector, TrustReading<FederatedCredential> credential, TokenClaims claims)
    {
        if (credential.IsValid)
        {
            return Outcome(id, vector, credential.Value.Match(claims.WithDefault("aud", Audience)), credential.Value.Grade());
        }

        var expected = vector.Needed("expect");
        var reason = string.Join("; ", credential.Diagnostics);
        return TrustCase.Compare(id, expected, expected == "match" ? "an invalid credential" : expected, reason);
    }

    private static TrustCase Outcome(string id, JsonElement vector, TrustAnswer answer, TrustGrading grading)
    {
        var matched = TrustCase.Compare(id, vector.Needed("expect"), answer.Matches ? "match" : "no-match", answer.Reason);
        var expected = vector.TryGetProperty("judgment", out var judgment) && judgment.ValueKind == JsonValueKind.Object ? judgment.Text("grade") : null;
        return expected is null
            ? matched
            : TrustCase.Both(matched, TrustCase.Compare(id, expected, grading.Grade.ToString().ToLowerInvariant(), grading.Reason));
    }
}
