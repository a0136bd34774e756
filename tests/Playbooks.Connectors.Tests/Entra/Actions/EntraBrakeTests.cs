using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using static Playbooks.Connectors.Tests.Actions.ActionDriver;
using static Playbooks.Connectors.Tests.Entra.EntraSandbox;

namespace Playbooks.Connectors.Tests.Entra.Actions;

/// <summary>What brakes and looks do beyond what every change promises.</summary>
public class EntraBrakeTests : IAsyncLifetime
{
    private EntraSandbox entra = null!; // set before each test by xunit

    private ActionDriver Driver => entra.Driver;

    public async Task InitializeAsync() => entra = await StartAsync();

    public async Task DisposeAsync()
    {
        await entra.DisposeAsync();
        Assert.Empty(entra.Violations);
    }

    [Theory]
    [InlineData("entra.deactivate-application")]
    [InlineData("entra.remove-certificate")]
    [InlineData("entra.confirm-compromised")]
    [InlineData("entra.remove-grant")]
    [InlineData("entra.remove-app-role")]
    [InlineData("entra.remove-directory-role")]
    public async Task The_runs_own_application_is_never_cut(string uses)
    {
        var why = await Driver.SurveyFailsAsync(Call(
            uses, With("application", entra.Id("application", "responder")), With("principal", entra.Id("sp", "responder")), With("keyId", "x"),
            With("resource", entra.Id("sp", "Microsoft Graph")), With("role", "reader")));

        Assert.Equal("self-lockout", Assert.IsType<ActionOutcome.Refused>(why).Code);
    }

    [Theory]
    [InlineData("entra.deactivate-application")]
    [InlineData("entra.remove-owner")]
    [InlineData("entra.remove-certificate")]
    [InlineData("entra.remove-app-role")]
    [InlineData("entra.disable-user")]
    [InlineData("entra.revoke-user-sessions")]
    public async Task What_is_not_there_is_a_failure_and_not_a_success(string uses)
    {
        const string Nobody = "00000000-0000-0000-0000-000000000009";
        var why = await Driver.SurveyFailsAsync(Call(
            uses, With("application", Nobody), With("principal", Nobody), With("user", Nobody), With("owner", Nobody), With("keyId", "x"), With("resource", "r"), With("role", "reader")));

        Assert.Equal("not-found", Assert.IsType<ActionOutcome.FailedFinal>(why).Code);
    }

    [Fact]
    public async Task With_the_brake_on_no_application_gets_a_new_secret_until_it_is_lifted()
    {
        var (_, undo) = await Driver.DoAsync(Call("entra.brake-credentials"));

        var refused = await entra.Access.Applications.AddPasswordAsync(entra.Id("application", "deployer"), "new", entra.Time.GetUtcNow().AddDays(1), default);
        Assert.Equal("CredentialTypeNotAllowedAsPerAppPolicy", refused.Failure?.Code);
        Assert.NotNull(undo);
        await Driver.DoAsync(undo);
        Assert.Null((await entra.Access.Applications.AddPasswordAsync(entra.Id("application", "deployer"), "new", entra.Time.GetUtcNow().AddDays(1), default)).Failure);
    }

    [Fact]
    public async Task A_policy_that_somebody_changed_meanwhile_is_not_put_back()
    {
        var (_, undo) = await Driver.DoAsync(Call("entra.brake-credentials"));
        await entra.Access.CredentialPolicy.PutAsync(new() { ["isEnabled"] = false }, default);

        Assert.NotNull(undo);
        Assert.Equal("drifted", Assert.IsType<ActionOutcome.Refused>(await Driver.SurveyFailsAsync(undo)).Code);
    }

    [Fact]
    public async Task A_removed_certificate_leaves_the_others_their_keys_and_comes_back_whole()
    {
        var id = entra.Id("application", "deployer");
        Assert.True((await entra.Access.Applications.GetCertificatesAsync(id, default)).Is(out var before, out _));

        var (_, undo) = await Driver.DoAsync(Call("entra.remove-certificate", With("application", id), With("keyId", entra.Id("certificate", "signing"))));

        Assert.True((await entra.Access.Applications.GetCertificatesAsync(id, default)).Is(out var between, out _));
        Assert.Equal("older", Assert.Single(between)["displayName"]?.ToString());
        Assert.NotNull(between[0]["key"]);
        Assert.NotNull(undo);
        await Driver.DoAsync(undo);
        Assert.True((await entra.Access.Applications.GetCertificatesAsync(id, default)).Is(out var after, out _));
        Assert.Equal(before.Select(c => c.ToJsonString()).Order(StringComparer.Ordinal), after.Select(c => c.ToJsonString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_grant_of_another_scope_is_not_overwritten()
    {
        var why = await Driver.SurveyFailsAsync(Call(
            "entra.restore-grant", With("principal", entra.Id("sp", "deployer")), With("resource", entra.Id("sp", "Microsoft Graph")), With("scope", "Mail.ReadWrite")));

        Assert.Equal("drifted", Assert.IsType<ActionOutcome.Refused>(why).Code);
    }

    [Fact]
    public async Task Everything_that_tells_who_could_change_an_application_is_read()
    {
        var (application, principal) = (With("application", entra.Id("application", "deployer")), With("principal", entra.Id("sp", "deployer")));

        Assert.Equal("mara", Single(await Driver.ReadAsync(Call("entra.list-owners", application)), "owners").GetText("name"));
        Assert.Equal(entra.Id("permission", "Mail.Read"), Single(await Driver.ReadAsync(Call("entra.list-app-roles", principal)), "roles").GetText("role"));
        Assert.Equal("reader", Single(await Driver.ReadAsync(Call("entra.list-directory-roles", principal)), "roles").GetText("role"));
        Assert.Contains(
            entra.Id("sp", "deployer"), (await Driver.ReadAsync(Call("entra.list-app-role-holders", With("principal", entra.Id("sp", "Microsoft Graph"))))).Get("holders")!.Items.Select(h => h.GetText("holder")));
    }

    [Fact]
    public async Task Uses_changes_risks_snapshots_and_the_policy_are_read()
    {
        var use = Single(await Driver.ReadAsync(Call("entra.read-credential-use", With("appId", entra.Id("app", "deployer")))), "credentials");
        Assert.Equal((entra.Id("password", "leaked"), "2026-08-09T10:00:00Z"), (use.GetText("keyId"), use.GetText("lastUsed")));
        await entra.DoneAsync("entra.confirm-compromised", With("principal", entra.Id("sp", "deployer")));

        Assert.Equal("confirmedCompromised", Single(await Driver.ReadAsync(Call("entra.list-risky-principals")), "principals").GetText("state"));
        Assert.NotEmpty((await Driver.ReadAsync(Call("entra.read-audits", With("since", "2026-08-10T00:00:00Z")))).Get("audits")!.Items);
        Assert.Equal(5, (await Driver.ReadAsync(Call("entra.list-snapshots"))).Get("snapshots")!.Items.Length);
        Assert.Contains("\"isEnabled\":false", (await Driver.ReadAsync(Call("entra.read-credential-policy"))).GetText("policy"), StringComparison.Ordinal);
    }

    private static Value Single(Value output, string list) => Assert.Single(output.Get(list)!.Items);
}
