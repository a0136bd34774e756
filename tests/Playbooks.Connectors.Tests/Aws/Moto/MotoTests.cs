using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using static Playbooks.Connectors.Tests.Actions.ActionDriver;

namespace Playbooks.Connectors.Tests.Aws.Moto;

/// <summary>
/// The client and the actions against an AWS that we did not write, with signatures and identity policies checked. It lacks: an inactive key
/// still works, conditions of trust policies are not looked at, resource policies of secrets are kept but neither validated nor applied, the trail
/// cannot be read, and a body counts as its own only where spaces are written as it writes them.
/// </summary>
public class MotoTests(MotoAccount aws) : IClassFixture<MotoAccount>
{
    private ActionDriver Driver => aws.Driver;

    [MotoFact]
    public async Task A_signature_by_another_secret_is_refused()
    {
        var known = await aws.As("responder").Sts.GetCallerIdentityAsync(default);
        var forged = await aws.As(aws.KeyOf("responder"), SecretText.Of("another")).Sts.GetCallerIdentityAsync(default);

        Assert.True(known.Is(out var identity, out var why), $"{why}");
        Assert.EndsWith("user/responder", identity.Arn, StringComparison.Ordinal);
        Assert.Equal("SignatureDoesNotMatch", forged.Failure?.Code);
    }

    [MotoFact]
    public async Task A_denied_user_is_refused_until_the_undo()
    {
        Assert.Null(await RefusalAsync(aws.As("deployer")));

        var (_, undo) = await Driver.DoAsync(Call("aws.deny-user", ("user", Value.Of("deployer"))));

        Assert.Equal("AccessDenied", await RefusalAsync(aws.As("deployer")));
        await Driver.DoAsync(Assert.IsType<Call>(undo));
        Assert.Null(await RefusalAsync(aws.As("deployer")));
    }

    [MotoFact]
    public async Task A_key_is_switched_off_and_on_by_its_undo()
    {
        var call = Call("aws.deactivate-access-key", ("user", Value.Of("deployer")), ("key", Value.Of(aws.KeyOf("deployer"))));

        var (_, undo) = await Driver.DoAsync(call);

        Assert.Equal("Inactive", await StatusAsync("deployer"));
        Assert.Equal(SurveyVerdict.Done, (await Driver.SurveyAsync(call)).Verdict);
        await Driver.DoAsync(Assert.IsType<Call>(undo));
        Assert.Equal("Active", await StatusAsync("deployer"));
    }

    [MotoFact]
    public async Task A_deleted_key_is_refused_and_a_new_one_works()
    {
        var old = aws.As("leaver");
        Assert.True((await aws.As("responder").Keys.CreateAsync("leaver", default)).Is(out var made, out var why), $"{why}");
        Assert.Null(await RefusalAsync(old));

        await Driver.DoAsync(Call("aws.deactivate-access-key", ("user", Value.Of("leaver")), ("key", Value.Of(aws.KeyOf("leaver")))));
        await Driver.DoAsync(Call("aws.delete-access-key", ("user", Value.Of("leaver")), ("key", Value.Of(aws.KeyOf("leaver")))));

        Assert.Equal("InvalidClientTokenId", await RefusalAsync(old));
        Assert.Null(await RefusalAsync(aws.As(made.Id, made.Secret)));
    }

    [MotoFact]
    public async Task The_trust_of_a_role_is_cut_and_put_back_as_it_was()
    {
        var before = await TrustAsync();

        var (_, undo) = await Driver.DoAsync(Call("aws.cut-oidc-trust", ("role", Value.Of("deploy"))));

        Assert.NotEqual(before, await TrustAsync());
        await Driver.DoAsync(Assert.IsType<Call>(undo));
        Assert.Equal(before, await TrustAsync());
    }

    [MotoFact]
    public async Task The_policy_of_a_secret_is_set_and_taken_away()
    {
        const string Deny = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}""";
        var secrets = aws.As("responder").Secrets;

        Assert.Null((await secrets.PutPolicyAsync("shop/db", Deny, default)).Failure);
        Assert.True((await secrets.GetPolicyAsync("shop/db", default)).Is(out var policy, out var why) && policy == Deny, $"{why}");
        Assert.Null((await secrets.DeletePolicyAsync("shop/db", default)).Failure);

        Assert.True((await secrets.GetPolicyAsync("shop/db", default)).Is(out policy, out why) && policy != Deny, $"{why}");
    }

    [MotoFact]
    public async Task A_new_value_of_a_secret_is_staged_before_it_is_current()
    {
        var secrets = aws.As("responder").Secrets;
        using var value = SecretText.Of("new");

        var put = await secrets.PutValueAsync("shop/db", "11111111-2222-3333-4444-555555555555", value, "AWSPENDING", default);
        var current = await secrets.GetValueAsync("shop/db", "AWSCURRENT", default);
        var pending = await secrets.GetValueAsync("shop/db", "AWSPENDING", default);

        Assert.Null(put.Failure);
        Assert.True(current.Is(out var old, out var why) && old.RevealText() == "old", $"{why}");
        Assert.True(pending.Is(out var staged, out why) && staged.Equals(value), $"{why}");
    }

    [MotoFact]
    public async Task A_parameter_is_listed_by_name_and_holds_what_was_put()
    {
        var parameters = aws.As("responder").Parameters;
        using var value = SecretText.Of("new");

        Assert.True((await parameters.PutAsync("/shop/token", value, default)).Is(out var version, out var why), $"{why}");

        Assert.Equal(2, version);
        Assert.True((await parameters.GetAsync("/shop/token", default)).Is(out var held, out why) && held.Equals(value), $"{why}");
        var listed = await Driver.ReadAsync(Call("aws.list-parameters"));
        Assert.Contains("/shop/token", $"{PlainJson.Write(listed)}", StringComparison.Ordinal);
    }

    private async Task<string?> StatusAsync(string user)
    {
        Assert.True((await aws.As("responder").Keys.ListAsync(user, default)).Is(out var keys, out var why), $"{why}");
        return Assert.Single(keys).Status;
    }

    private async Task<string> TrustAsync()
    {
        Assert.True((await aws.As("responder").Roles.GetAsync("deploy", default)).Is(out var role, out var why), $"{why}");
        return role.Trust;
    }

    /// <summary>The code with which the service refuses what everybody here may do, or null.</summary>
    private static async Task<string?> RefusalAsync(AwsAccess access) => (await access.Users.ListAsync(default)).Failure?.Code;
}
