using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Tests.Tenants;

/// <summary>What holds for every action that changes anything: it does not cut what the run works with, nor what the tenant file guards.</summary>
public class SelfLockoutTests(ResponderSandbox tenant) : IClassFixture<ResponderSandbox>
{
    /// <summary>These give access; they take nothing away.</summary>
    private static readonly string[] Harmless =
    [
        "aws.activate-access-key", "aws.activate-user-credential", "aws.add-oidc-audience", "aws.allow-user", "aws.create-oidc-role", "aws.detach-organization-policy", "aws.restore-secret", "aws.restore-secret-policy",
        "entra.activate-application", "entra.dismiss-risk", "entra.enable-principal", "entra.enable-user", "entra.restore-app-role", "entra.restore-certificate", "entra.restore-credential-policy",
        "entra.restore-directory-role", "entra.restore-federated-credential", "entra.restore-grant", "entra.restore-owner",
    ];

    public static TheoryData<string> Cutting =>
    [
        "aws.deactivate-access-key", "aws.delete-access-key", "aws.deny-user", "aws.revoke-sessions", "aws.unrevoke-sessions", "aws.cut-oidc-trust", "aws.restore-trust", "aws.narrow-trust",
        "aws.attach-user-policy", "aws.detach-user-policy", "aws.bound-user", "aws.unbound-user", "aws.attach-role-policy", "aws.detach-role-policy", "aws.bound-role", "aws.unbound-role",
        "aws.revoke-user-sessions", "aws.unrevoke-user-sessions", "aws.deactivate-user-credential", "aws.delete-login-profile", "aws.delete-role", "aws.remove-oidc-audience", "aws.attach-organization-policy",
        "entra.disable-principal", "entra.remove-federated-credential", "entra.remove-password", "entra.deactivate-application", "entra.confirm-compromised", "entra.remove-certificate",
        "entra.remove-owner", "entra.remove-grant", "entra.remove-app-role", "entra.remove-directory-role", "rotate.entra-certificate",
        "github.disable-workflow", "github.cancel-run", "github.set-actions-permissions", "github.set-workflow-permissions", "github.delete-deploy-key", "github.delete-secret",
        "rotate.aws-access-key", "rotate.entra-password", "rotate.github-deploy-key", "rotate.github-webhook-secret",
        "aws.deny-secret", "aws.schedule-secret-deletion", "rotate.aws-secret", "entra.disable-user", "entra.revoke-user-sessions", "entra.brake-credentials",
    ];

    /// <summary>An action that is missing here needs a guard and a case below, or is harmless. Those of GitHub are held to it in their own contract tests.</summary>
    [Fact]
    public void Every_action_that_changes_is_known_to_cut_or_to_be_harmless()
    {
        var changing = tenant.Connections.Actions.Select(action => action.Contract).Where(contract => contract.Effect != Effect.Reads).Select(contract => contract.Name);
        var known = Cutting.Cast<object[]>().Select(row => (string)row[0]).Concat(Harmless);

        Assert.Equal(OfClouds(known), OfClouds(changing));

        static IEnumerable<string> OfClouds(IEnumerable<string> names) => names.Where(name => !name.StartsWith("github.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cutting))]
    public async Task An_action_that_cuts_refuses_what_the_run_works_with(string uses)
    {
        var outcome = await tenant.Driver.LookAsync(await OnOwnAsync(uses));

        Assert.True(
            outcome is SurveyOutcome.Failed { Why: ActionOutcome.Refused { Code: "self-lockout" } }
                || (outcome is SurveyOutcome.Surveyed found && SelfLockout.Of(found.Survey, await tenant.Connections.GuardedAccessesAsync(CancellationToken.None)) is not null),
            $"{uses}: {outcome}");
    }

    [Fact]
    public async Task What_the_run_works_with_is_guarded_from_its_start()
    {
        Assert.Equal(
            new[]
            {
                $"aws:{ResponderSandbox.Account}/access-key/{tenant.Mint("aws_key_id", "responder")}", $"aws:{ResponderSandbox.Account}/role/ir", $"aws:{ResponderSandbox.Account}/secret/ir/own", $"aws:{ResponderSandbox.Account}/user/break-glass",
                $"aws:{ResponderSandbox.Account}/user/responder", $"entra:acme.example/application/{tenant.Id("application", "responder")}",
                $"entra:acme.example/password/{tenant.Id("password", "responder")}", $"entra:acme.example/principal/{tenant.Id("sp", "responder")}", "entra:acme.example/user/dana@acme.example",
                "github-app:7", "github-app:7/installation/70", "github:acme/ir",
            }.Order(StringComparer.Ordinal),
            await tenant.Connections.GuardedAccessesAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("aws.deactivate-access-key")]
    [InlineData("aws.delete-access-key")]
    [InlineData("rotate.aws-access-key")]
    public async Task Keys_of_a_user_that_the_tenant_file_guards_are_kept(string uses)
    {
        var call = ActionDriver.Call(uses, ("user", Value.Of("break-glass")), ("key", Value.Of(tenant.Mint("aws_key_id", "break-glass"))), ("places", Places));

        Assert.Contains("guarded by 'protected'", Assert.IsType<ActionOutcome.Refused>(await tenant.Driver.SurveyFailsAsync(call)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anothers_key_is_not_guarded()
    {
        var call = ActionDriver.Call("aws.deactivate-access-key", ("user", Value.Of("deployer")), ("key", Value.Of(tenant.Mint("aws_key_id", "deployer"))));

        Assert.Equal(SurveyVerdict.ToDo, (await tenant.Driver.SurveyAsync(call)).Verdict);
    }

    private static Value Places => Value.ListOf([Value.MapOf(
        ("kind", Value.Of("aws-secret")), ("secretId", Value.Of("ir/key")), ("keys", Value.MapOf(("id", Value.Of("id")), ("secret", Value.Of("secret")))))]);

    private async Task<Call> OnOwnAsync(string uses) => ActionDriver.Call(uses, uses switch
    {
        "aws.deactivate-access-key" or "aws.delete-access-key" => [("user", Value.Of("responder")), ("key", Value.Of(tenant.Mint("aws_key_id", "responder")))],
        "aws.attach-role-policy" or "aws.detach-role-policy" or "aws.bound-role" or "aws.unbound-role" or "aws.delete-role" => [("role", Value.Of("ir")), ("policy", Value.Of("arn:aws:iam::aws:policy/AWSDenyAll"))],
        "aws.attach-user-policy" or "aws.detach-user-policy" or "aws.bound-user" or "aws.unbound-user" or "aws.revoke-user-sessions" or "aws.unrevoke-user-sessions" or "aws.delete-login-profile"
            => [("user", Value.Of("responder")), ("policy", Value.Of("arn:aws:iam::aws:policy/AWSDenyAll"))],
        "aws.deactivate-user-credential" => [("user", Value.Of("responder")), ("kind", Value.Of("ssh-key")), ("credential", Value.Of("any"))],
        "aws.remove-oidc-audience" => [],
        "aws.attach-organization-policy" => [("policy", Value.Of("p-brake000")), ("target", Value.Of(ResponderSandbox.Account))],
        "entra.deactivate-application" => [("application", Value.Of(tenant.Id("application", "responder")))],
        "entra.confirm-compromised" => [("principal", Value.Of(tenant.Id("sp", "responder")))],
        "entra.remove-owner" => [("application", Value.Of(tenant.Id("application", "shop"))), ("owner", Value.Of(tenant.Id("sp", "responder")))],
        "entra.remove-grant" or "entra.remove-app-role" or "entra.remove-directory-role"
            => [("principal", Value.Of(tenant.Id("sp", "responder"))), ("resource", Value.Of(tenant.Id("sp", "Microsoft Graph"))), ("role", Value.Of("any"))],
        "entra.remove-certificate" => [("application", Value.Of(tenant.Id("application", "responder"))), ("keyId", Value.Of("any"))],
        "aws.deny-secret" or "aws.schedule-secret-deletion" => [("secret", (await tenant.SecretAsync("ir/own")).Get("secret")?.Get("arn") ?? Value.Nothing)],
        "rotate.aws-secret" => [("secret", Value.Of("ir/own")), ("version", (await tenant.SecretAsync("ir/own")).Get("versions")?.Items[0].Get("id") ?? Value.Nothing), ("member", Value.Of("secret")), ("places", Value.ListOf(Array.Empty<string>()))],
        "entra.disable-user" or "entra.revoke-user-sessions" => [("user", Value.Of("dana@acme.example"))],
        "entra.brake-credentials" => [],
        "rotate.entra-certificate" => [("application", Value.Of(tenant.Id("application", "responder"))), ("keyId", Value.Of("any")), ("places", Places)],
        "aws.deny-user" => [("user", Value.Of("responder"))],
        "aws.unrevoke-sessions" => [("role", Value.Of("ir")), ("previous", Value.Of("{}"))],
        "aws.restore-trust" => [("role", Value.Of("ir")), ("trust", Value.Of("{}"))],
        "aws.narrow-trust" => [("role", Value.Of("ir")), ("subjects", Value.ListOf(["repo:acme/ir:environment:production"]))],
        "aws.revoke-sessions" or "aws.cut-oidc-trust" => [("role", Value.Of("ir"))],
        "entra.disable-principal" => [("principal", Value.Of(tenant.Id("sp", "responder")))],
        "entra.remove-federated-credential" => [("application", Value.Of(tenant.Id("application", "responder"))), ("credential", Value.Of("any"))],
        "entra.remove-password" => [("application", Value.Of(tenant.Id("application", "responder"))), ("keyId", Value.Of(tenant.Id("password", "responder")))],
        "rotate.aws-access-key" => [("user", Value.Of("responder")), ("key", Value.Of(tenant.Mint("aws_key_id", "responder"))), ("places", Places)],
        "rotate.entra-password" => [("application", Value.Of(tenant.Id("application", "responder"))), ("keyId", Value.Of(tenant.Id("password", "responder"))), ("places", Places)],
        "rotate.github-deploy-key" => [Repository, ("key", Value.Of($"{(await DeployKeyAsync()).Get("id") switch { Value.Int id => id.Number, _ => 0 }}")), ("places", Places)],
        "rotate.github-webhook-secret" => [Repository, ("hook", Value.Of(tenant.Number("hook/acme/ir/https://ir.example.com/", 99_999_999))), ("places", Places)],
        "github.delete-deploy-key" => [Repository, ("public_key", (await DeployKeyAsync()).Get("public_key") ?? Value.Nothing)],
        "github.disable-workflow" => [Repository, ("workflow", Value.Of("respond.yml"))],
        "github.cancel-run" => [Repository, ("run", Value.Of(tenant.Number("run/acme/ir/now")))],
        "github.set-actions-permissions" => [Repository, ("enabled", Value.Of(false))],
        "github.set-workflow-permissions" => [Repository, ("permissions", Value.Of("read"))],
        "github.delete-secret" => [Repository, ("name", Value.Of("APP_KEY"))],
        _ => throw new ArgumentException($"{uses} has no case"),
    });

    private static (string, Value) Repository => ("repository", Value.Of("acme/ir"));

    private async Task<Value> DeployKeyAsync() => (await tenant.Driver.ReadAsync(ActionDriver.Call("github.list-deploy-keys", Repository))).Get("keys")?.Items[0] ?? Value.Nothing;
}
