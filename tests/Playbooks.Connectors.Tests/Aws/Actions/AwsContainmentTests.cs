using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Faults;
using static Playbooks.Connectors.Tests.Actions.ActionDriver;
using static Playbooks.Connectors.Tests.Aws.Actions.AwsSandbox;

namespace Playbooks.Connectors.Tests.Aws.Actions;

public class AwsContainmentTests : IAsyncLifetime
{
    private AwsSandbox aws = null!; // set before each test by xunit

    private ActionDriver Driver => aws.Driver;

    public async Task InitializeAsync() => aws = await StartAsync();

    public async Task DisposeAsync()
    {
        await aws.DisposeAsync();
        Assert.Empty(aws.Violations);
    }

    [Fact]
    public async Task A_key_is_deactivated_and_its_undo_activates_it_again()
    {
        var call = Call("aws.deactivate-access-key", With("user", "deployer"), With("key", aws.KeyId("leaked")));
        var survey = await Driver.SurveyAsync(call);
        Assert.Equal($"aws:{Account}/access-key/{aws.KeyId("leaked")}", Assert.Single(survey.Cuts));

        var (output, undo) = await Driver.DoAsync(call);

        Assert.Equal("Inactive", output.GetText("status"));
        Assert.Equal(IamAccessKey.Inactive, await StatusAsync("leaked"));
        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(call)).Verdict);
        Assert.NotNull(undo);
        await Driver.DoAsync(undo);
        Assert.Equal(IamAccessKey.Active, await StatusAsync("leaked"));
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_a_failure_and_not_a_success()
    {
        var why = await Driver.SurveyFailsAsync(Call("aws.deactivate-access-key", With("user", "deployer"), With("key", "AKIAIOSFODNN7EXAMPLE")));

        Assert.Equal("not-found", Assert.IsType<ActionOutcome.FailedFinal>(why).Code);
    }

    [Theory]
    [InlineData("aws.deactivate-access-key")]
    [InlineData("aws.delete-access-key")]
    [InlineData("aws.deny-user")]
    public async Task The_runs_own_access_is_never_cut(string uses)
    {
        var why = await Driver.SurveyFailsAsync(Call(uses, With("user", "responder"), With("key", aws.KeyId("responder"))));

        Assert.Equal("self-lockout", Assert.IsType<ActionOutcome.Refused>(why).Code);
    }

    [Fact]
    public async Task An_account_that_is_not_configured_is_named()
    {
        var why = await Driver.SurveyFailsAsync(Call("aws.deny-user", With("account", "999999999999"), With("user", "deployer")));

        Assert.Contains("999999999999", Assert.IsType<ActionOutcome.FailedFinal>(why).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_inactive_key_is_deleted_and_one_that_is_gone_is_done()
    {
        var leaked = Call("aws.delete-access-key", With("user", "deployer"), With("key", aws.KeyId("leaked")));
        var survey = await Driver.SurveyAsync(leaked);
        Assert.Equal("still-alive", Assert.IsType<ActionOutcome.Refused>(await Driver.PerformAsync(leaked, survey)).Code);

        var spare = Call("aws.delete-access-key", With("user", "deployer"), With("key", aws.KeyId("spare")));
        await Driver.DoAsync(spare);

        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(spare)).Verdict);
    }

    [Fact]
    public async Task Deactivating_first_does_not_change_the_state_that_deleting_was_planned_on()
    {
        var delete = Call("aws.delete-access-key", With("user", "deployer"), With("key", aws.KeyId("leaked")));
        var planned = await Driver.SurveyAsync(delete);

        await Driver.DoAsync(Call("aws.deactivate-access-key", With("user", "deployer"), With("key", aws.KeyId("leaked"))));

        Assert.Equal(planned.State, (await Driver.SurveyAsync(delete)).State);
    }

    [Fact]
    public async Task A_denied_user_can_do_nothing_until_the_undo()
    {
        var call = Call("aws.deny-user", With("user", "deployer"), With("incident", "inc-7"));
        var survey = await Driver.SurveyAsync(call);
        Assert.Equal(3, survey.Cuts.Length);

        var (output, undo) = await Driver.DoAsync(call);

        Assert.Equal("IR-DenyAll-inc-7", output.GetText("policy"));
        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(call)).Verdict);
        Assert.NotNull(undo);
        var (_, again) = await Driver.DoAsync(undo);
        Assert.Equal(SurveyVerdict.ToDo, (await Driver.SurveyAsync(call)).Verdict);
        Assert.Equal("inc-7", again?.Arguments.GetText("incident"));
    }

    [Fact]
    public async Task A_policy_of_that_name_which_is_not_ours_is_neither_overwritten_nor_removed()
    {
        await aws.Access.Users.PutPolicyAsync("deployer", new IamDocument("IR-DenyAll-playbooks", """{"Version":"2012-10-17","Statement":[]}"""), default);

        Assert.Equal("drifted", Assert.IsType<ActionOutcome.Refused>(await Driver.SurveyFailsAsync(Call("aws.deny-user", With("user", "deployer")))).Code);
        Assert.Equal("drifted", Assert.IsType<ActionOutcome.Refused>(await Driver.SurveyFailsAsync(Call("aws.allow-user", With("user", "deployer")))).Code);
    }

    [Fact]
    public async Task The_end_of_sessions_moves_forward_only_and_its_undo_lifts_it()
    {
        var call = Call("aws.revoke-sessions", With("role", "deploy"));
        aws.Time.Advance(TimeSpan.FromMilliseconds(1));

        var (first, undo) = await Driver.DoAsync(call);
        Assert.Equal("2026-08-10T12:00:01Z", first.GetText("before"));
        Driver.Scope = new ScopeForTests(aws.Time);
        var (earlier, _) = await Driver.DoAsync(Call("aws.revoke-sessions", With("role", "deploy")));
        Assert.Equal("2026-08-10T12:00:01Z", earlier.GetText("before"));
        aws.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(Call("aws.revoke-sessions", With("role", "deploy"), With("before", "2026-08-10T11:00:00Z")))).Verdict);

        Assert.NotNull(undo);
        await Driver.DoAsync(undo);
        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(undo)).Verdict);
    }

    [Fact]
    public async Task Ended_sessions_are_proven_dead_and_others_are_not()
    {
        var proof = Call("aws.prove-sessions-dead", With("role", "deploy"), With("since", "2026-08-10T12:00:00Z"), ("keys", Value.ListOf(["ASIAEXAMPLE"])));
        Assert.Equal("still-alive", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.LookUpAsync(proof)).Code);

        var (_, undo) = await Driver.DoAsync(Call("aws.revoke-sessions", With("role", "deploy")));

        Assert.Equal("2026-08-10T12:00:00Z", (await Driver.ReadAsync(proof)).GetText("before"));
        await Driver.DoAsync(undo ?? throw new InvalidOperationException("no undo"));
        Assert.Equal("still-alive", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.LookUpAsync(proof)).Code);
    }

    [Fact]
    public async Task An_interrupted_end_of_sessions_is_recognised_by_its_mark()
    {
        var call = Call("aws.revoke-sessions", With("role", "deploy"));
        var survey = await Driver.SurveyAsync(call);
        Driver.Scope.CrashAfter = "revoking";
        await Assert.ThrowsAsync<InvalidOperationException>(() => Driver.PerformAsync(call, survey));
        Driver.Scope.CrashAfter = null;

        Assert.Equal(SurveyVerdict.ToDo, (await Driver.SurveyAsync(call)).Verdict);
        await Driver.DoAsync(call);
        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(call)).Verdict);
    }

    [Theory]
    [InlineData("aws.revoke-sessions")]
    [InlineData("aws.cut-oidc-trust")]
    public async Task A_role_of_aws_itself_is_left_alone(string uses)
    {
        var why = await Driver.SurveyFailsAsync(Call(uses, With("role", "AWSServiceRoleForSupport")));

        Assert.Equal("unmodifiable", Assert.IsType<ActionOutcome.Refused>(why).Code);
    }

    [Fact]
    public async Task Trust_is_cut_for_the_provider_alone_and_restored_to_the_letter()
    {
        var before = await TrustAsync();
        var call = Call("aws.cut-oidc-trust", With("role", "deploy"));

        var (_, undo) = await Driver.DoAsync(call);

        var after = await TrustAsync();
        Assert.Contains("\"Deny\"", after, StringComparison.Ordinal);
        Assert.Contains("\"sts:AssumeRole\"", after, StringComparison.Ordinal);
        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(call)).Verdict);
        Assert.NotNull(undo);
        await Driver.DoAsync(undo);
        Assert.Equal(before, await TrustAsync());
    }

    [Fact]
    public async Task A_trust_document_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        var cut = Call("aws.cut-oidc-trust", With("role", "deploy"));
        var survey = await Driver.SurveyAsync(cut);
        await aws.Access.Roles.UpdateTrustAsync("deploy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""", default);

        Assert.Equal("drifted", Assert.IsType<ActionOutcome.Refused>(await Driver.PerformAsync(cut, survey)).Code);
        Assert.NotNull(survey.Undo);
        var restore = cut with { Uses = survey.Undo.Uses, Arguments = survey.Undo.With };
        Assert.Equal("drifted", Assert.IsType<ActionOutcome.Refused>(await Driver.SurveyFailsAsync(restore)).Code);
    }

    [Fact]
    public async Task A_lost_answer_to_a_containment_is_sent_again()
    {
        aws.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Provider = "aws", Operation = "iam:UpdateAccessKey" });

        await Driver.DoAsync(Call("aws.deactivate-access-key", With("user", "deployer"), With("key", aws.KeyId("leaked"))));

        Assert.Equal(IamAccessKey.Inactive, await StatusAsync("leaked"));
    }

    private async Task<string> StatusAsync(string key)
    {
        Assert.True((await aws.Access.Keys.ListAsync("deployer", default)).Is(out var keys, out _));
        return keys.Single(k => k.Id == aws.KeyId(key)).Status;
    }

    private async Task<string> TrustAsync()
    {
        Assert.True((await aws.Access.Roles.GetAsync("deploy", default)).Is(out var role, out _));
        return role.Trust;
    }
}
