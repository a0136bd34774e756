using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Faults;
using static Playbooks.Connectors.Tests.Actions.ActionDriver;
using static Playbooks.Connectors.Tests.Aws.Actions.AwsSandbox;

namespace Playbooks.Connectors.Tests.Aws.Actions;

/// <summary>What brakes and looks do beyond what every change promises.</summary>
public class AwsBrakeTests : IAsyncLifetime
{
    private const string Allow = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";

    private AwsSandbox aws = null!; // set before each test by xunit

    private ActionDriver Driver => aws.Driver;

    public async Task InitializeAsync() => aws = await StartAsync();

    public async Task DisposeAsync()
    {
        await aws.DisposeAsync();
        Assert.Empty(aws.Violations);
    }

    [Theory]
    [InlineData("aws.attach-user-policy", "policy", "arn:aws:iam::aws:policy/AWSDenyAll")]
    [InlineData("aws.detach-user-policy", "policy", "arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("aws.bound-user", "policy", "arn:aws:iam::aws:policy/AWSDenyAll")]
    [InlineData("aws.unbound-user", "previous", "arn:aws:iam::aws:policy/AWSDenyAll")]
    [InlineData("aws.revoke-user-sessions", "before", "2026-08-10T12:00:00Z")]
    [InlineData("aws.deactivate-user-credential", "kind", "ssh-key")]
    [InlineData("aws.delete-login-profile", "policy", "")]
    public async Task The_runs_own_access_is_never_cut(string uses, string name, string value)
    {
        var why = await Driver.SurveyFailsAsync(Call(uses, With("user", "responder"), With("credential", "APKAEXAMPLE"), With(name, value)));

        Assert.Equal("self-lockout", Assert.IsType<ActionOutcome.Refused>(why).Code);
    }

    [Fact]
    public async Task A_denied_secret_is_read_by_the_responder_alone_and_keeps_its_earlier_policy()
    {
        const string Earlier = """{"Version":"2012-10-17","Statement":[{"Sid":"Team","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"secretsmanager:GetSecretValue","Resource":"*"}]}""";
        Assert.Null((await aws.Access.Secrets.PutPolicyAsync("shop/db", Earlier, default)).Failure);

        var (output, undo) = await Driver.DoAsync(Call("aws.deny-secret", With("secret", "shop/db")));

        Assert.Contains("\"Team\"", output.GetText("policy"), StringComparison.Ordinal);
        Assert.Null((await aws.Access.Secrets.GetValueAsync("shop/db", "AWSCURRENT", default)).Failure);
        var other = await aws.As("single").Secrets.GetValueAsync("shop/db", "AWSCURRENT", default);
        Assert.Equal("AccessDeniedException", other.Failure?.Code);
        Assert.NotNull(undo);
        await Driver.DoAsync(undo);
        Assert.Equal(Earlier, (await Driver.ReadAsync(Call("aws.read-secret", With("secret", "shop/db")))).GetText("policy"));
    }

    [Fact]
    public async Task A_role_that_AWS_refuses_is_named_and_a_secret_that_is_gone_too()
    {
        Assert.Equal("not-found", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.SurveyFailsAsync(Call("aws.bound-role", With("role", "nobody")))).Code);
        Assert.Equal("not-found", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.SurveyFailsAsync(Call("aws.deny-secret", With("secret", "nowhere")))).Code);
        var call = Call("aws.attach-role-policy", With("role", "AWSServiceRoleForSupport"), With("policy", "arn:aws:iam::aws:policy/AWSDenyAll"));
        Assert.Equal("unmodifiable", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.PerformAsync(call, await Driver.SurveyAsync(call))).Code);
    }

    [Fact]
    public async Task A_boundary_that_somebody_changed_meanwhile_is_left_alone()
    {
        var (_, undo) = await Driver.DoAsync(Call("aws.bound-role", With("role", "deploy")));
        await aws.Access.RolePolicies.PutBoundaryAsync("deploy", "arn:aws:iam::aws:policy/SecurityAudit", default);

        Assert.NotNull(undo);
        Assert.Equal("drifted", Assert.IsType<ActionOutcome.Refused>(await Driver.SurveyFailsAsync(undo)).Code);
    }

    [Fact]
    public async Task Without_the_audience_no_role_is_left_whose_trust_still_counts()
    {
        var survey = await Driver.SurveyAsync(Call("aws.remove-oidc-audience"));

        Assert.Equal(
            [$"aws:{Account}/oidc-provider/{Issuer}", $"aws:{Account}/role/deploy/trust", $"aws:{Account}/role/legacy/trust"], survey.Cuts.Order(StringComparer.Ordinal));
        Assert.Equal("not-found", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.SurveyFailsAsync(Call("aws.remove-oidc-audience", With("issuer", "nobody.example")))).Code);
    }

    [Fact]
    public async Task The_credential_report_is_asked_for_until_it_is_made()
    {
        aws.Host.AddFault(new FaultRule { Kind = FaultKind.Refuse, Provider = "aws", Operation = "iam:GenerateCredentialReport", Status = 409, Code = "LimitExceeded" });
        var reading = Driver.ReadAsync(Call("aws.read-credential-report"));
        while (await Task.WhenAny(reading, aws.Time.WaitingFor(TimeSpan.FromSeconds(1)), aws.Time.WaitingFor(TimeSpan.FromSeconds(2))) != reading)
        {
            aws.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var users = (await reading).Get("users")!.Items;
        Assert.Equal(["deployer", "responder", "single"], users.Select(u => u.GetText("user")));
        Assert.Equal(("true", "false"), (users[0].GetText("password_enabled"), users[2].GetText("password_enabled")));
    }

    [Fact]
    public async Task Access_analyzer_tells_new_access_from_none_and_a_trust_that_AWS_would_refuse()
    {
        var same = await Driver.ReadAsync(Call("aws.check-new-access", With("before", Allow), With("now", Allow)));
        var granted = await Driver.ReadAsync(Call("aws.check-access-not-granted", With("document", Allow), ("actions", Value.ListOf(["s3:GetObject"]))));
        var none = await Driver.ReadAsync(Call("aws.check-access-not-granted", With("document", """{"Version":"2012-10-17","Statement":[]}"""), ("actions", Value.ListOf(["s3:GetObject"]))));
        Assert.Equal((Value.True, Value.False), (granted.Get("granted"), none.Get("granted")));
        var more = await Driver.ReadAsync(Call("aws.check-new-access", With("before", """{"Version":"2012-10-17","Statement":[]}"""), With("now", Allow)));
        Assert.True((await aws.Access.Roles.GetAsync("legacy", default)).Is(out var legacy, out _));
        var trust = await Driver.ReadAsync(Call("aws.check-policy", With("document", legacy.Trust), With("kind", "resource")));

        Assert.Equal((Value.True, Value.False, Value.False), (same.Get("same"), more.Get("same"), trust.Get("valid")));
        Assert.Contains(":sub", trust.Get("findings")!.Items[0].GetText("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_user_holds_besides_keys_is_listed()
    {
        var held = await Driver.ReadAsync(Call("aws.list-user-credentials", With("user", "deployer")));

        Assert.Equal(Value.True, held.Get("console"));
        Assert.Equal(["service-specific", "ssh-key", "signing-certificate"], held.Get("credentials")!.Items.Select(c => c.GetText("kind")));
    }

    [Fact]
    public async Task A_simulation_sees_the_boundary_and_a_key_is_traced_to_its_account()
    {
        var asked = Call("aws.simulate-access", With("principal", $"arn:aws:iam::{Account}:user/deployer"), ("actions", Value.ListOf(["sts:AssumeRole"])));
        Assert.Equal("allowed", (await Driver.ReadAsync(asked)).Get("decisions")!.Items[0].GetText("decision"));
        await aws.DoneAsync("aws.bound-user", With("user", "deployer"));

        Assert.NotEqual("allowed", (await Driver.ReadAsync(asked)).Get("decisions")!.Items[0].GetText("decision"));
        var owner = await Driver.ReadAsync(Call("aws.find-key-account", With("key", aws.KeyId("leaked"))));
        Assert.Equal((Account, Value.True), (owner.GetText("owner"), owner.Get("ours")));
        Assert.Equal(["/shop/token"], (await Driver.ReadAsync(Call("aws.list-parameters"))).Get("parameters")!.Items.Select(p => p.GetText("name")));
    }
}
