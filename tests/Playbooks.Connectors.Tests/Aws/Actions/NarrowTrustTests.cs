using Playbooks.Connectors.Aws.Actions;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using static Playbooks.Connectors.Tests.Actions.ActionDriver;
using static Playbooks.Connectors.Tests.Aws.Actions.AwsSandbox;

namespace Playbooks.Connectors.Tests.Aws.Actions;

public class NarrowTrustTests : IAsyncLifetime
{
    private const string Production = "repo:acme/shop:environment:production";

    private AwsSandbox aws = null!; // set before each test by xunit

    private ActionDriver Driver => aws.Driver;

    public async Task InitializeAsync() => aws = await StartAsync();

    public async Task DisposeAsync()
    {
        await aws.DisposeAsync();
        Assert.Empty(aws.Violations);
    }

    [Fact]
    public async Task A_role_lets_in_exactly_the_named_subjects_and_its_undo_puts_the_wider_document_back()
    {
        var before = await TrustAsync("deploy");

        var (_, undo) = await Driver.DoAsync(Narrow("deploy", null));

        var after = await TrustAsync("deploy");
        Assert.Contains($"\"{Issuer}:sub\":\"{Production}\"", after, StringComparison.Ordinal);
        Assert.Contains($"\"{Issuer}:aud\"", after, StringComparison.Ordinal);
        Assert.Contains("\"sts:AssumeRole\"", after, StringComparison.Ordinal);
        Assert.DoesNotContain("StringLike", after, StringComparison.Ordinal);
        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(Narrow("deploy", before))).Verdict);
        Assert.NotNull(undo);
        await Driver.DoAsync(undo);
        Assert.Equal(before, await TrustAsync("deploy"));
    }

    [Fact]
    public async Task A_role_that_trusted_every_subject_comes_back_from_its_cut_narrowed_where_AWS_refuses_the_old_document()
    {
        var before = await TrustAsync("legacy");
        var (_, restore) = await Driver.DoAsync(Call("aws.cut-oidc-trust", With("role", "legacy")));
        Assert.NotNull(restore);
        Assert.Equal("invalid-request", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.PerformAsync(restore, await Driver.SurveyAsync(restore))).Code);
        Assert.Empty((await Driver.SurveyAsync(Narrow("legacy", before))).Cuts);

        await Driver.DoAsync(Narrow("legacy", before));

        Assert.Contains(Production, await TrustAsync("legacy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_cut_the_document_from_before_has_to_be_named()
    {
        await Driver.DoAsync(Call("aws.cut-oidc-trust", With("role", "legacy")));

        Assert.Equal("invalid-arguments", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.SurveyFailsAsync(Narrow("legacy", null))).Code);
    }

    [Fact]
    public async Task A_document_that_is_neither_the_named_one_nor_its_cut_is_left_alone()
    {
        var other = await TrustAsync("legacy");

        Assert.Equal("drifted", Assert.IsType<ActionOutcome.Refused>(await Driver.SurveyFailsAsync(Narrow("deploy", other))).Code);
    }

    [Theory]
    [InlineData("repo:acme/*")]
    [InlineData("")]
    public async Task A_pattern_is_no_subject(string subject)
    {
        var why = await Driver.SurveyFailsAsync(Call(NarrowTrust.Name, With("role", "deploy"), ("subjects", Value.ListOf([subject]))));

        Assert.Equal("invalid-arguments", Assert.IsType<ActionOutcome.Refused>(why).Code);
    }

    [Fact]
    public void Statements_for_others_are_kept_word_for_word()
    {
        const string Trust = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"1","Federated":["arn:aws:iam::1:oidc-provider/gitlab.example","arn:aws:iam::1:oidc-provider/hub.example"]},
            "Action":"sts:AssumeRoleWithWebIdentity","Condition":{"ForAllValues:StringLike":{"hub.example:SUB":"*"},"Null":{"hub.example:sub":"false"}}}}
            """;

        var narrow = TrustNarrowing.Narrow(Trust, "hub.example", ["a", "b"]) ?? "";

        Assert.True(JsonTexts.Same(narrow, """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"AWS":"1","Federated":"arn:aws:iam::1:oidc-provider/gitlab.example"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"ForAllValues:StringLike":{"hub.example:SUB":"*"},"Null":{"hub.example:sub":"false"}}},
            {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::1:oidc-provider/hub.example"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"hub.example:sub":["a","b"]}}}]}
            """), narrow);
    }

    private static Call Narrow(string role, string? trust) => Call(
        NarrowTrust.Name, [With("role", role), ("subjects", Value.ListOf([Production])), .. trust is null ? Array.Empty<(string, Value)>() : [With("trust", trust)]]);

    private async Task<string> TrustAsync(string name)
    {
        Assert.True((await aws.Access.Roles.GetAsync(name, default)).Is(out var role, out _));
        return role.Trust;
    }
}
