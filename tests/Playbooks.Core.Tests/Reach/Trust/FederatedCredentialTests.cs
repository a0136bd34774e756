using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Reach.Trust.Entra;
using Playbooks.Core.Reach.Trust.Grades;

namespace Playbooks.Core.Tests.Reach.Trust;

public sealed class FederatedCredentialTests
{
    private const string Audience = "api://AzureADTokenExchange";

    [Theory]
    [InlineData(GitHubIssuer.Common, Audience, "repo:acme/shop:environment:prod", true)]
    [InlineData(GitHubIssuer.Common, Audience, "repo:Acme/shop:environment:prod", false)]
    [InlineData(GitHubIssuer.Common, "API://AzureADTokenExchange", "repo:acme/shop:environment:prod", false)]
    [InlineData(GitHubIssuer.Common + "/", Audience, "repo:acme/shop:environment:prod", false)]
    public void An_exact_credential_compares_to_the_letter(string issuer, string audience, string subject, bool expected)
    {
        var credential = Read("""{"issuer":"https://token.actions.githubusercontent.com","subject":"repo:acme/shop:environment:prod","audiences":["api://AzureADTokenExchange"]}""");

        Assert.Equal(expected, credential.Match(TokenClaims.Of(("iss", issuer), ("aud", audience), ("sub", subject))).Matches);
    }

    [Theory]
    [InlineData("claims['sub'] matches 'repo:acme/*'", true, TrustGrade.Dangerous)]
    [InlineData("claims['sub'] eq 'repo:acme/*'", false, TrustGrade.Safe)]
    [InlineData("claims['sub'] matches 'repo:acme/shop:ref:refs/heads/main'", true, TrustGrade.Safe)]
    [InlineData("claims['sub'] matches 'repo:acme/shop:ref:refs/heads/mai?'", true, TrustGrade.Caution)]
    [InlineData("claims['sub'] matches '*' and claims['job_workflow_ref'] eq 'acme/ci/.github/workflows/d.yml@v1'", true, TrustGrade.Caution)]
    [InlineData("claims['job_workflow_ref'] eq 'acme/ci/.github/workflows/d.yml@v2'", false, TrustGrade.Caution)]
    public void A_flexible_credential_compares_each_named_claim(string expression, bool matches, TrustGrade grade)
    {
        var credential = Read(Flexible(expression));
        var token = TokenClaims.Of(
            ("iss", GitHubIssuer.Common), ("aud", Audience), ("sub", "repo:acme/shop:ref:refs/heads/main"),
            ("job_workflow_ref", "acme/ci/.github/workflows/d.yml@v1"));

        Assert.Equal(matches, credential.Match(token).Matches);
        Assert.Equal(grade, credential.Grade().Grade);
    }

    [Theory]
    [InlineData("claims['sub'] eq 'it''s'", "it's")]
    [InlineData("claims['sub'] matches 'a and claims'", "a and claims")]
    public void A_doubled_quote_is_one_quote_and_words_in_quotes_are_text(string expression, string subject) =>
        Assert.True(Read(Flexible(expression)).Match(TokenClaims.Of(("iss", GitHubIssuer.Common), ("aud", Audience), ("sub", subject))).Matches);

    [Theory]
    [InlineData("claims['sub'] eq 'a' or claims['sub'] eq 'b'")]
    [InlineData("claims['sub']  eq 'a'")]
    [InlineData("claims['sub'] eq 'a' and")]
    [InlineData("claims['sub'] eq 'a")]
    [InlineData("claims['sub'] EQ 'a'")]
    [InlineData("claims[sub] eq 'a'")]
    [InlineData("claims['actor'] eq 'a'")]
    [InlineData("")]
    public void An_expression_outside_the_language_is_a_diagnostic(string expression) =>
        Assert.NotEmpty(FederatedCredential.Parse(Flexible(expression)).Diagnostics);

    [Theory]
    [InlineData("""{"issuer":"https://a","audiences":["api://AzureADTokenExchange"]}""")]
    [InlineData("""{"issuer":"https://a","subject":"x","audiences":[]}""")]
    [InlineData("""{"issuer":"https://a","subject":"x","audiences":["api://AzureADTokenExchange","b"]}""")]
    [InlineData("""{"issuer":"https://a","subject":"","audiences":["api://AzureADTokenExchange"]}""")]
    [InlineData("""{"subject":"x","audiences":["api://AzureADTokenExchange"]}""")]
    [InlineData("""{"issuer":"https://a","subject":"x","audiences":["api://AzureADTokenExchange"],"claimsMatchingExpression":{"value":"claims['sub'] eq 'x'","languageVersion":1}}""")]
    public void A_credential_that_Entra_refuses_is_a_diagnostic(string json) => Assert.False(FederatedCredential.Parse(json).IsValid);

    private static string Flexible(string expression) =>
        $$"""{ "name":"flex","issuer":"{{GitHubIssuer.Common}}","subject":null,"audiences":["{{Audience}}"],"claimsMatchingExpression":{"value":"{{expression}}","languageVersion":1} }""";

    private static FederatedCredential Read(string json)
    {
        var reading = FederatedCredential.Parse(json);
        Assert.True(reading.IsValid, string.Join("; ", reading.Diagnostics));
        return reading.Value;
    }
}
