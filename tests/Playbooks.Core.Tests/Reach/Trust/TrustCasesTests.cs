using Playbooks.Core.Reach.Trust.Cases;

namespace Playbooks.Core.Tests.Reach.Trust;

public sealed class TrustCasesTests
{
    [Fact]
    public void A_wrong_expectation_fails_with_what_we_say_and_why()
    {
        var report = Run(Vector("aws-stringequals", "\"repo:acme/shop:pull_request\"", "no-match", "safe"));

        Assert.Equal(0, report.Passed);
        Assert.Equal(
            "v: expected no-match, got match: every condition holds; expected safe, got dangerous: "
            + "pull_request: a proposed change, perhaps a stranger's and not reviewed, is let in",
            Assert.Single(report.Failures));
    }

    [Theory]
    [InlineData("aws-forallvalues-stringlike", "\"repo:acme/shop:*\"", "match", "caution")]
    [InlineData("aws-stringequals-ifexists", "\"repo:acme/shop:pull_request\"", "match", "dangerous")]
    [InlineData("aws-stringnotlike", "\"repo:other/*\"", "match", "dangerous")]
    [InlineData("aws-stringlike", "[\"repo:acme/shop:environment:prod\",\"repo:acme/shop:ref:refs/tags/v*\"]", "no-match", "caution")]
    [InlineData("azure-fic-exact", "\"repo:acme/shop:*\"", "no-match", "safe")]
    [InlineData("azure-fic-flexible", "\"claims['sub'] matches 'repo:acme/shop:*'\"", "match", "dangerous")]
    public void A_condition_by_itself_is_matched_and_graded(string consumer, string pattern, string expect, string grade) =>
        Assert.Empty(Run(Vector(consumer, pattern, expect, grade)).Failures);

    [Theory]
    [InlineData("gcp-cel")]
    [InlineData("aws-stringis")]
    [InlineData("vault-bound-claims")]
    public void What_we_cannot_evaluate_is_called_out_of_scope_and_not_passed(string consumer) =>
        Assert.StartsWith("v: out of scope", Assert.Single(Run(Vector(consumer, "\"x\"", "no-match", "safe")).Failures), StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("nothing")]
    [InlineData("""{"policies":[{"id":1}]}""")]
    public void A_file_of_another_shape_is_refused(string json) => Assert.False(TrustCases.Run(json).IsValid);

    private static TrustCaseReport Run(string json)
    {
        var reading = TrustCases.Run(json);
        Assert.True(reading.IsValid, string.Join("; ", reading.Diagnostics));
        return reading.Value;
    }

    private static string Vector(string consumer, string pattern, string expect, string grade) => $$"""
        { "vectors": [ { "id": "v", "issuer": "github", "subject": "repo:acme/shop:pull_request", "expect": "{{expect}}",
          "condition": { "consumer": "{{consumer}}", "claim": "sub", "pattern": {{pattern}} }, "judgment": { "grade": "{{grade}}" } } ] }
        """;
}
