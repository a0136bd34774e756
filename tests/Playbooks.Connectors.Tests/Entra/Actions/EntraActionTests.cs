using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Faults;
using static Playbooks.Connectors.Tests.Actions.ActionDriver;
using static Playbooks.Connectors.Tests.Entra.EntraSandbox;

namespace Playbooks.Connectors.Tests.Entra.Actions;

public class EntraActionTests : IAsyncLifetime
{
    private EntraSandbox entra = null!; // set before each test by xunit

    private ActionDriver Driver => entra.Driver;

    public async Task InitializeAsync() => entra = await StartAsync();

    public async Task DisposeAsync()
    {
        await entra.DisposeAsync();
        Assert.Empty(entra.Violations);
    }

    [Fact]
    public async Task Applications_are_read_over_all_pages_and_without_any_secret()
    {
        var output = await Driver.ReadAsync(Call("entra.read-applications"));

        Assert.Equal(["deployer", "other", "responder"], output.Get("applications")!.Items.Select(a => a.GetText("name")).Order());
        var deployer = output.Get("applications")!.Items.Single(a => a.GetText("name") == "deployer");
        Assert.Equal(new[] { entra.Id("password", "leaked"), entra.Id("password", "second") }.Order(), deployer.Get("passwords")!.Items.Select(p => p.GetText("keyId")!).Order());
        Assert.Equal("repo:acme/shop:ref:refs/heads/main", Assert.Single(deployer.Get("federated")!.Items).GetText("subject"));
        Assert.Equal(13, output.Get("principals")!.Items.Single(p => p.GetText("name") == "responder").Get("roles")!.Items.Length);
        var text = PlainJson.Write(output);
        Assert.DoesNotContain(entra.Host.Secrets, s => text.Contains(s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Owners_and_directory_roles_are_read_with_them()
    {
        var output = await Driver.ReadAsync(Call("entra.read-applications"));

        var (applications, principals) = (output.Get("applications")!.Items, output.Get("principals")!.Items);
        var owner = Assert.Single(applications.Single(a => a.GetText("name") == "other").Get("owners")!.Items);
        Assert.Equal((entra.Id("sp", "deployer"), "deployer", "servicePrincipal"), (owner.GetText("id"), owner.GetText("name"), owner.GetText("kind")));
        var role = Assert.Single(principals.Single(p => p.GetText("name") == "deployer").Get("directoryRoles")!.Items);
        Assert.Equal(("reader", "/"), (role.GetText("role"), role.GetText("scope")));
        Assert.Empty(principals.Single(p => p.GetText("name") == "other").Get("directoryRoles")!.Items);
        Assert.Empty(output.Get("cannot_tell")!.Items);
    }

    [Fact]
    public async Task Owners_and_roles_that_may_not_be_read_are_told_and_the_rest_stands()
    {
        entra.Host.AddFault(new FaultRule { Kind = FaultKind.Refuse, Operation = "roleAssignment:list", Status = 403, Code = "Authorization_RequestDenied" });

        var output = await Driver.ReadAsync(Call("entra.read-applications"));

        Assert.Equal(3, output.Get("applications")!.Items.Length);
        Assert.Equal("entra:acme.example: directory roles", Assert.Single(output.Get("cannot_tell")!.Items).GetText("what"));
    }

    [Fact]
    public async Task Only_the_applications_asked_for_are_read()
    {
        var output = await Driver.ReadAsync(Call("entra.read-applications", ("appIds", Value.ListOf([entra.Id("app", "other")]))));

        Assert.Equal("other", Assert.Single(output.Get("applications")!.Items).GetText("name"));
        Assert.Equal("other", Assert.Single(output.Get("principals")!.Items).GetText("name"));
    }

    [Fact]
    public async Task A_principal_is_disabled_and_its_undo_enables_it()
    {
        var call = Call("entra.disable-principal", With("principal", entra.Id("sp", "deployer")));

        var (output, undo) = await Driver.DoAsync(call);

        Assert.Equal((Value.False, Value.True), (output.Get("enabled"), output.Get("seen")));
        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(call)).Verdict);
        Assert.NotNull(undo);
        await Driver.DoAsync(undo);
        Assert.Equal(SurveyVerdict.ToDo, (await Driver.SurveyAsync(call)).Verdict);
    }

    [Fact]
    public async Task The_runs_own_application_is_never_cut()
    {
        Call[] calls =
        [
            Call("entra.disable-principal", With("principal", entra.Id("sp", "responder"))),
            Call("entra.remove-password", With("application", entra.Id("application", "responder")), With("keyId", entra.Id("password", "responder"))),
            Call("entra.remove-federated-credential", With("application", entra.Id("application", "responder")), With("credential", "x")),
        ];
        foreach (var call in calls)
        {
            Assert.Equal("self-lockout", Assert.IsType<ActionOutcome.Refused>(await Driver.SurveyFailsAsync(call)).Code);
        }
    }

    [Fact]
    public async Task A_federated_credential_is_removed_and_put_back_as_it_was()
    {
        var call = Call("entra.remove-federated-credential", With("application", entra.Id("application", "deployer")), With("credential", "github-main"));

        var (_, undo) = await Driver.DoAsync(call);

        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(call)).Verdict);
        Assert.NotNull(undo);
        await Driver.DoAsync(undo);
        var again = await Driver.SurveyAsync(call);
        Assert.Equal(
            ("https://token.actions.githubusercontent.com", "repo:acme/shop:ref:refs/heads/main", "api://AzureADTokenExchange"),
            (again.State.GetText("issuer"), again.State.GetText("subject"), ((Value.Text)again.State.Get("audiences")!.Items[0]).Content));
    }

    [Fact]
    public async Task A_lost_answer_to_putting_a_federated_credential_back_is_unknown_and_found_done()
    {
        var (_, undo) = await Driver.DoAsync(Call("entra.remove-federated-credential", With("application", entra.Id("application", "deployer")), With("credential", "github-main")));
        Assert.NotNull(undo);
        var survey = await Driver.SurveyAsync(undo);
        entra.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Provider = "entra" });

        Assert.IsType<ActionOutcome.Unknown>(await Driver.PerformAsync(undo, survey));

        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(undo)).Verdict);
    }

    [Fact]
    public async Task A_removed_secret_is_proven_dead_and_one_that_is_there_is_not()
    {
        var (application, key) = (With("application", entra.Id("application", "deployer")), With("keyId", entra.Id("password", "leaked")));
        var proof = Call("entra.prove-secret-dead", application, key, With("since", "2026-08-10T12:00:00Z"));
        Assert.Equal("still-alive", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.LookUpAsync(proof)).Code);
        var remove = Call("entra.remove-password", application, key);

        await Driver.DoAsync(remove);

        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(remove)).Verdict);
        Assert.Equal(Value.True, (await Driver.ReadAsync(proof)).Get("dead"));
    }

    [Fact]
    public async Task A_removed_federated_credential_is_proven_dead_and_one_that_is_there_is_not()
    {
        var (application, credential) = (With("application", entra.Id("application", "deployer")), With("credential", "github-main"));
        var proof = Call("entra.prove-federated-dead", application, credential, With("since", "2026-08-10T12:00:00Z"));
        Assert.Equal("still-alive", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.LookUpAsync(proof)).Code);

        await Driver.DoAsync(Call("entra.remove-federated-credential", application, credential));

        Assert.Equal(Value.True, (await Driver.ReadAsync(proof)).Get("dead"));
    }

    [Fact]
    public async Task A_removed_certificate_is_proven_dead_and_one_that_is_there_is_not()
    {
        var (application, key) = (With("application", entra.Id("application", "deployer")), With("keyId", entra.Id("certificate", "signing")));
        var proof = Call("entra.prove-certificate-dead", application, key, With("since", "2026-08-10T12:00:00Z"));
        Assert.Equal("still-alive", Assert.IsType<ActionOutcome.FailedFinal>(await Driver.LookUpAsync(proof)).Code);

        await Driver.DoAsync(Call("entra.remove-certificate", application, key));

        Assert.Equal(Value.True, (await Driver.ReadAsync(proof)).Get("dead"));
    }

    [Fact]
    public async Task Sign_ins_name_the_secret_that_was_used()
    {
        await Driver.ReadAsync(Call("entra.read-applications"));

        var output = await Driver.ReadAsync(Call("entra.read-sign-ins", With("appId", entra.Id("app", "responder")), With("since", "2026-08-10T00:00:00Z")));

        Assert.All(output.Get("signIns")!.Items, s => Assert.Equal(entra.Id("password", "responder"), s.GetText("keyId")));
    }

    [Fact]
    public async Task An_application_that_is_not_there_is_not_found()
    {
        var why = await Driver.SurveyFailsAsync(Call("entra.remove-password", With("application", entra.Id("application", "nobody")), With("keyId", entra.Id("password", "leaked"))));

        Assert.Equal("not-found", Assert.IsType<ActionOutcome.FailedFinal>(why).Code);
    }
}
