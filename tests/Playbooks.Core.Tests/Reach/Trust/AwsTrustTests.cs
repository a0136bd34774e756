using System.Collections.Immutable;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Reach.Trust.Aws;
using Playbooks.Core.Reach.Trust.Grades;

namespace Playbooks.Core.Tests.Reach.Trust;

public sealed class AwsTrustTests
{
    private const string Key = "token.actions.githubusercontent.com";
    private const string Arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    private static readonly TokenClaims Main = Token("repo:acme/shop:ref:refs/heads/main");

    [Fact]
    public void A_token_that_fits_every_condition_is_let_in_by_the_named_statement()
    {
        var answer = Trust("""{"StringEquals":{"K:aud":"sts.amazonaws.com","K:sub":"repo:acme/shop:ref:refs/heads/main"}}""").Match(Main);

        Assert.True(answer.Matches);
        Assert.Equal("1", answer.Statement);
    }

    [Theory]
    [InlineData("""{"StringNotEquals":{"K:environment":"x"}}""", true)]
    [InlineData("""{"StringEquals":{"K:environment":"x"}}""", false)]
    [InlineData("""{"StringEqualsIfExists":{"K:environment":"x"}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"K:environment":"x"}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"K:environment":"x"}}""", false)]
    [InlineData("""{"ForAnyValue:StringNotEquals":{"K:environment":"x"}}""", false)]
    [InlineData("""{"Null":{"K:environment":"true"}}""", true)]
    [InlineData("""{"Null":{"K:environment":"false"}}""", false)]
    [InlineData("""{"Null":{"K:sub":"false"}}""", true)]
    public void An_absent_key_is_judged_as_its_operator_says(string condition, bool expected) => Judges(condition, expected);

    [Theory]
    [InlineData("""{"StringLike":{"K:sub":"repo:acme/*"}}""", true)]
    [InlineData("""{"StringEquals":{"K:sub":"repo:acme/*"}}""", false)]
    [InlineData("""{"StringEquals":{"K:sub":"REPO:ACME/shop:ref:refs/heads/main"}}""", false)]
    [InlineData("""{"StringEqualsIgnoreCase":{"K:sub":"REPO:ACME/shop:ref:refs/heads/main"}}""", true)]
    [InlineData("""{"StringNotEqualsIgnoreCase":{"K:sub":"REPO:ACME/shop:ref:refs/heads/main"}}""", false)]
    [InlineData("""{"StringNotLike":{"K:sub":["repo:other/*","repo:acme/*"]}}""", false)]
    [InlineData("""{"StringNotLike":{"K:sub":"repo:other/*"}}""", true)]
    [InlineData("""{"StringLike":{"K:SUB":["repo:x/*","repo:acme/sh?p:*"]}}""", true)]
    [InlineData("""{"StringLike":{"K:sub":"repo:${K:repository}:*"}}""", true)]
    [InlineData("""{"StringLike":{"K:sub":"repo:${K:environment, 'acme/shop'}:*"}}""", true)]
    [InlineData("""{"StringLike":{"K:sub":"repo:${K:environment}:*"}}""", false)]
    [InlineData("""{"StringLike":{"K:sub":"repo:acme/shop:${*}"}}""", false)]
    [InlineData("""{"ArnLike":{"K:sub":"*"}}""", false)]
    [InlineData("""{"StringEquals":{"K:iss":"https://token.actions.githubusercontent.com"}}""", false)]
    [InlineData("""{"StringEquals":{"K:repository_visibility":"private"}}""", false)]
    [InlineData("""{"NumericEquals":{"K:repository_id":"42.0"}}""", true)]
    [InlineData("""{"NumericGreaterThan":{"K:repository_id":"42"}}""", false)]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""", false)]
    public void A_present_key_is_compared_as_its_operator_says(string condition, bool expected) => Judges(condition, expected);

    [Theory]
    [InlineData("sts:AssumeRoleWithWebIdentity", true)]
    [InlineData("STS:assumerolewithwebidentity", true)]
    [InlineData("sts:*", true)]
    [InlineData("sts:AssumeRole*", true)]
    [InlineData("sts:AssumeRole", false)]
    [InlineData("sts:AssumeRoleWithSAML", false)]
    public void Actions_are_read_without_case_and_with_wildcards(string action, bool expected) =>
        Assert.Equal(expected, Read(Policy("{}").Replace("sts:AssumeRoleWithWebIdentity", action, StringComparison.Ordinal)).Match(Main).Matches);

    [Fact]
    public void A_variable_of_the_old_policy_version_is_plain_text()
    {
        var policy = Policy("""{"StringLike":{"K:sub":"repo:${K:repository}:*"}}""").Replace("2012-10-17", "2008-10-17", StringComparison.Ordinal);

        Assert.False(Read(policy).Match(Main).Matches);
    }

    [Fact]
    public void A_deny_wins_over_every_allow()
    {
        var allow = Statement("Allow", "{}");
        var deny = Statement("Deny", """{"StringLike":{"K:sub":"*:ref:refs/heads/main"}}""");
        var answer = Read($$"""{"Version":"2012-10-17","Statement":[{{allow}},{{deny}}]}""").Match(Main);

        Assert.False(answer.Matches);
        Assert.Equal("explicit deny: statement 2 applies", answer.Reason);
    }

    [Fact]
    public void An_audience_that_the_provider_does_not_list_is_refused()
    {
        ImmutableArray<OidcProvider> providers = [new(Arn, GitHubIssuer.Common, ["other"])];

        Assert.Contains("client id list", Trust("{}").Match(Main, providers).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_issuer_of_an_enterprise_is_another_provider()
    {
        var token = TokenClaims.Of(("iss", GitHubIssuer.Common + "/acme"), ("aud", "sts.amazonaws.com"), ("sub", "x"));

        Assert.False(Trust("{}").Match(token).Matches);
        Assert.True(Read(Policy("{}").Replace(Arn, Arn + "/acme", StringComparison.Ordinal)).Match(token).Matches);
    }

    [Theory]
    [InlineData("""{"Statement":[]}""")]
    [InlineData("""{"Version":"2012-10-18","Statement":[]}""")]
    [InlineData("""{"Statement":{"Effect":"allow","Principal":"*","Action":"sts:*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"sts:*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","NotPrincipal":"*","Action":"sts:*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:*","Resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"Federated":"token.actions.githubusercontent.com"},"Action":"sts:*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::1:oidc-provider/*"},"Action":"sts:*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:*","Condition":{"StringIs":{"a:b":"c"}}}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:*","Condition":{"ForAllValuesStringEquals":{"a:b":"c"}}}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:*","Condition":{"NullIfExists":{"a:b":"true"}}}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Effect":"Deny","Principal":"*","Action":"sts:*"}}""")]
    [InlineData("""[]""")]
    [InlineData("""{"Statement":""")]
    public void A_document_that_IAM_refuses_is_a_diagnostic_and_grants_nothing(string policy)
    {
        var reading = AwsTrust.Parse(policy);

        Assert.False(reading.IsValid);
        Assert.NotEmpty(reading.Diagnostics);
    }

    [Fact]
    public void A_policy_as_IAM_returns_it_is_decoded() => Assert.True(AwsTrust.Parse(Uri.EscapeDataString(Policy("{}"))).IsValid);

    [Theory]
    [InlineData("""{"StringEquals":{"K:aud":"sts.amazonaws.com"}}""", TrustGrade.Dangerous)]
    [InlineData("""{"StringNotLike":{"K:sub":"repo:acme/shop:pull_request"}}""", TrustGrade.Dangerous)]
    [InlineData("""{"StringEqualsIfExists":{"K:environment":"prod"}}""", TrustGrade.Dangerous)]
    [InlineData("""{"StringEquals":{"K:environment":"prod"}}""", TrustGrade.Dangerous)]
    [InlineData("""{"StringEquals":{"K:repository_id":"42","K:environment":"prod"}}""", TrustGrade.Safe)]
    [InlineData("""{"StringEquals":{"K:repository_id":"42"}}""", TrustGrade.Caution)]
    [InlineData("""{"StringEquals":{"K:sub":"repo:acme/shop:*"}}""", TrustGrade.Safe)]
    [InlineData("""{"StringLike":{"K:sub":"repo:acme/shop*"}}""", TrustGrade.Dangerous)]
    [InlineData("""{"StringLike":{"K:sub":"repo:acme/*:environment:prod"}}""", TrustGrade.Dangerous)]
    [InlineData("""{"StringLike":{"K:sub":"repo:acme@*/shop@*:ref:refs/heads/main"}}""", TrustGrade.Caution)]
    [InlineData("""{"StringLike":{"K:sub":"repo:acme/shop:pull*"}}""", TrustGrade.Dangerous)]
    [InlineData("""{"StringEqualsIgnoreCase":{"K:sub":"repo:acme/shop:ref:refs/heads/main"}}""", TrustGrade.Caution)]
    [InlineData("""{"ForAllValues:StringEquals":{"K:sub":"repo:acme/shop:ref:refs/heads/main"}}""", TrustGrade.Caution)]
    [InlineData("""{"StringEquals":{"K:sub":"repo:acme/shop:ref:refs/heads/main"},"ForAllValues:StringEquals":{"K:repository":"acme/shop"}}""", TrustGrade.Safe)]
    public void A_policy_is_graded_by_whom_it_lets_in(string condition, TrustGrade expected) =>
        Assert.Equal(expected, Trust(condition).Grade().Grade);

    [Fact]
    public void A_deny_of_everything_else_narrows_the_grade_of_an_open_allow()
    {
        var deny = Statement("Deny", """{"StringNotLike":{"K:sub":"repo:acme/shop:environment:prod"}}""");
        var policy = $$"""{"Version":"2012-10-17","Statement":[{{Statement("Allow", "{}")}},{{deny}}]}""";

        Assert.Equal(TrustGrade.Safe, Read(policy).Grade().Grade);
    }

    private static void Judges(string condition, bool expected) => Assert.Equal(
        expected,
        Trust(condition).Match(Main).Matches);

    private static TokenClaims Token(string subject) => TokenClaims.Of(
        ("iss", GitHubIssuer.Common), ("aud", "sts.amazonaws.com"), ("sub", subject), ("repository", "acme/shop"),
        ("repository_id", "42"), ("repository_visibility", "private"));

    private static AwsTrust Trust(string condition) => Read(Policy(condition));

    private static AwsTrust Read(string policy)
    {
        var reading = AwsTrust.Parse(policy);
        Assert.True(reading.IsValid, string.Join("; ", reading.Diagnostics));
        return reading.Value;
    }

    private static string Policy(string condition) => $$"""{"Version":"2012-10-17","Statement":[{{Statement("Allow", condition)}}]}""";

    private static string Statement(string effect, string condition) =>
        $$"""{"Effect":"{{effect}}","Principal":{"Federated":"{{Arn}}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{condition.Replace("K:", Key + ":", StringComparison.Ordinal)}} }""";
}
