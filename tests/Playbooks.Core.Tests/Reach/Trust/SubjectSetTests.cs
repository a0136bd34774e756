using System.Collections.Immutable;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Reach.Trust.Aws;
using Playbooks.Core.Reach.Trust.Entra;
using Playbooks.Core.Reach.Trust.Subjects;

namespace Playbooks.Core.Tests.Reach.Trust;

public sealed class SubjectSetTests
{
    private static readonly RepositoryFacts Named = new("acme/shop", 7, 42, UsesImmutableSubject: false);
    private static readonly ClaimSet MainBranch = ClaimSet.Of("refs/heads/main");

    [Fact]
    public void A_job_with_an_environment_speaks_for_it() =>
        Has("repo:acme/shop:environment:prod%3Aeu", Named, Job("push", MainBranch, ClaimSet.Of("prod:eu")));

    [Fact]
    public void A_job_of_a_pull_request_speaks_for_that() =>
        Has("repo:acme/shop:pull_request", Named, Job("pull_request", ClaimSet.Of("refs/pull/3/merge"), ClaimSet.None));

    [Fact]
    public void Any_other_job_speaks_for_its_ref() => Has("repo:acme/shop:ref:refs/heads/main", Named, Job("push", MainBranch, ClaimSet.None));

    [Fact]
    public void What_is_not_known_is_every_form_it_could_take() =>
        Has(
            "repo:acme/shop:environment:* or repo:acme/shop:ref:refs/heads/main or repo:acme@7/shop@42:environment:* or repo:acme@7/shop@42:ref:refs/heads/main",
            Named with { UsesImmutableSubject = null },
            Job("push", MainBranch, ClaimSet.Unknown));

    [Fact]
    public void A_customised_subject_follows_its_template()
    {
        var job = Job("push", MainBranch, ClaimSet.None) with
        {
            OtherClaims = ImmutableDictionary<string, ClaimSet>.Empty.Add("job_workflow_ref", ClaimSet.Of("acme/ci/.github/workflows/d.yml@v1")),
        };

        Assert.Equal(
            "repo:acme/shop:job_workflow_ref:acme/ci/.github/workflows/d.yml@v1:repository_id:42",
            SubjectSet.Of(Named, job, new(["repo", "job_workflow_ref", "repository_id"])).ToString());
    }

    [Theory]
    [InlineData("repo:acme/shop:*", TrustReach.Confirmed)]
    [InlineData("repo:acme/*:ref:*", TrustReach.Confirmed)]
    [InlineData("repo:acme/shop:ref:refs/heads/release/*", TrustReach.Possible)]
    [InlineData("repo:acme/shop:environment:*", TrustReach.RuledOut)]
    [InlineData("repo:acme@7/shop@42:*", TrustReach.RuledOut)]
    public void A_role_is_reached_as_far_as_its_pattern_meets_the_subjects(string pattern, TrustReach expected)
    {
        var subjects = SubjectSet.Of(Named, Job("push", ClaimSet.Like(GlobPattern.Parse("refs/heads/*")), ClaimSet.None), SubjectTemplate.Default);

        Assert.Equal(expected, Role("StringLike", "sub", pattern).MayMatch(subjects, ImmutableDictionary<string, ClaimSet>.Empty).Reach);
    }

    [Fact]
    public void A_role_that_fits_one_of_two_forms_is_possible()
    {
        var subjects = SubjectSet.Of(Named with { UsesImmutableSubject = null }, Job("push", MainBranch, ClaimSet.None), SubjectTemplate.Default);

        Assert.Equal(TrustReach.Possible, Role("StringLike", "sub", "repo:acme/shop:*").MayMatch(subjects, ImmutableDictionary<string, ClaimSet>.Empty).Reach);
    }

    [Fact]
    public void A_condition_on_something_unknown_leaves_the_role_possible()
    {
        var subjects = SubjectSet.Of(Named, Job("push", MainBranch, ClaimSet.None), SubjectTemplate.Default);
        var answer = Role("StringEquals", "actor", "octocat").MayMatch(subjects, ImmutableDictionary<string, ClaimSet>.Empty);

        Assert.Equal(TrustReach.Possible, answer.Reach);
        Assert.Contains("actor", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_asks_for_the_audience_that_the_role_wants()
    {
        var subjects = SubjectSet.Of(Named, Job("push", MainBranch, ClaimSet.None), SubjectTemplate.Default);

        Assert.Equal(TrustReach.Confirmed, Role("StringEquals", "aud", "sts.amazonaws.com").MayMatch(subjects, ImmutableDictionary<string, ClaimSet>.Empty).Reach);
    }

    [Fact]
    public void A_flexible_credential_is_reached_as_far_as_its_expression_meets_the_subjects()
    {
        var credential = FederatedCredential.Parse("""
            {"name":"flex","issuer":"https://token.actions.githubusercontent.com","audiences":["api://AzureADTokenExchange"],
             "claimsMatchingExpression":{"value":"claims['sub'] matches 'repo:acme/*' and claims['job_workflow_ref'] matches 'acme/*'","languageVersion":1}}
            """).Value;
        var subjects = SubjectSet.Of(Named, Job("push", MainBranch, ClaimSet.None), SubjectTemplate.Default);
        var workflow = ImmutableDictionary<string, ClaimSet>.Empty.Add("job_workflow_ref", ClaimSet.Of("acme/shop/.github/workflows/ci.yml@refs/heads/main"));

        Assert.NotNull(credential);
        Assert.Equal(TrustReach.Possible, credential.MayMatch(subjects, ImmutableDictionary<string, ClaimSet>.Empty).Reach);
        Assert.Equal(TrustReach.Confirmed, credential.MayMatch(subjects, workflow).Reach);
    }

    private static void Has(string expected, RepositoryFacts repository, JobFacts job) =>
        Assert.Equal(expected, SubjectSet.Of(repository, job, SubjectTemplate.Default).ToString());

    private static JobFacts Job(string name, ClaimSet reference, ClaimSet environment) =>
        new(name, reference, environment, ImmutableDictionary<string, ClaimSet>.Empty);

    private static AwsTrust Role(string comparison, string claim, string value)
    {
        var role = AwsTrust.Parse($$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
             "Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
             "Condition":{"{{comparison}}":{"token.actions.githubusercontent.com:{{claim}}":"{{value}}"} } } }
            """).Value;
        Assert.NotNull(role);
        return role;
    }
}
