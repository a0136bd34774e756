using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Aws.Sts;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Data;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Aws;

/// <summary>Every operation of the Query services, held against the service's own description; the answers do not matter here.</summary>
public class AwsConformanceTests
{
    private const string KeyId = "AKIAIOSFODNN7EXAMPLE";
    private const string Arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    [DataFact("api/aws.iam.trimmed.json")]
    public async Task Requests_to_iam_and_sts_conform()
    {
        var aws = new AwsStub(new ManualTime());
        var channel = aws.Channel();
        var (keys, users, roles, oidc) = (new IamKeys(channel), new IamUsers(channel), new IamRoles(channel), new IamOidc(channel));
        var (userPolicies, rolePolicies) = (new IamHolder(channel, "User"), new IamHolder(channel, "Role"));
        var policy = new IamDocument("IR-DenyAll", "{}");
        Func<Task>[] calls =
        [
            () => keys.ListAsync("ci", default), () => keys.LastUseAsync(KeyId, default), () => keys.CreateAsync("ci", default),
            () => keys.UpdateAsync("ci", KeyId, IamAccessKey.Inactive, default), () => keys.DeleteAsync("ci", KeyId, default),
            () => users.ListAsync(default), () => users.GetAsync("ci", default), () => users.ListPoliciesAsync("ci", default), () => userPolicies.ListAttachedAsync("ci", default),
            () => users.GetPolicyAsync("ci", "p", default), () => users.PutPolicyAsync("ci", policy, default), () => users.DeletePolicyAsync("ci", "p", default),
            () => userPolicies.AttachAsync("ci", Arn, default), () => userPolicies.DetachAsync("ci", Arn, default),
            () => roles.ListAsync(default), () => roles.GetAsync("r", default), () => roles.ListPoliciesAsync("r", default), () => rolePolicies.ListAttachedAsync("r", default),
            () => roles.GetPolicyAsync("r", "p", default), () => roles.PutPolicyAsync("r", policy, default), () => roles.DeletePolicyAsync("r", "p", default),
            () => rolePolicies.AttachAsync("r", Arn, default), () => rolePolicies.DetachAsync("r", Arn, default), () => roles.UpdateTrustAsync("r", "{}", default),
            () => oidc.ListAsync(default), () => oidc.GetAsync(Arn, default), () => oidc.AddClientIdAsync(Arn, "sts.amazonaws.com", default), () => oidc.RemoveClientIdAsync(Arn, "sts.amazonaws.com", default),
            () => new IamAccount(channel).ReadAsync(default), () => new StsClient(channel).GetCallerIdentityAsync(default),
            () => new StsClient(channel).AssumeRoleAsync("arn:aws:iam::111122223333:role/responder", "playbooks", "external", default),
        ];
        foreach (var operation in Operations)
        {
            aws.On(operation, StubReply.XmlError(404, "NoSuchEntity"));
        }

        foreach (var call in calls)
        {
            await call();
        }

        Assert.Equal(Operations.Order(), aws.Requests.Select(r => r.Operation).Distinct().Order());
        Assert.All(aws.Requests, r => Assert.Empty(r.Faults()));
    }

    [DataFact("api/aws.iam.trimmed.json")]
    public void The_check_finds_what_is_wrong()
    {
        var iam = AwsServiceModel.Find("iam");
        Assert.NotNull(iam);
        Assert.Empty(iam.CheckQuery("Action=ListUsers&Version=2010-05-08"));
        Assert.NotEmpty(iam.CheckQuery("Action=ListUsers&Version=2011-06-15"));
        Assert.NotEmpty(iam.CheckQuery("Action=ListUserz&Version=2010-05-08"));
        Assert.NotEmpty(iam.CheckQuery("Action=GetUser&Version=2010-05-08&User=ci"));
        Assert.NotEmpty(iam.CheckQuery($"Action=UpdateAccessKey&Version=2010-05-08&AccessKeyId={KeyId}&Status=Off"));
        Assert.NotEmpty(iam.CheckQuery("Action=UpdateAccessKey&Version=2010-05-08&Status=Inactive"));
        Assert.NotEmpty(iam.CheckQuery("Action=GetAccountAuthorizationDetails&Version=2010-05-08&Filter.1=User"));
        var secrets = AwsServiceModel.Find("secretsmanager");
        Assert.NotNull(secrets);
        Assert.NotEmpty(secrets.CheckJson("secretsmanager.PutSecretValue", """{"SecretString":"x"}"""));
        Assert.NotEmpty(secrets.CheckJson("secretsmanager.PutSecretValue", """{"SecretId":"x","VersionStages":"AWSPENDING"}"""));
        Assert.NotEmpty(secrets.CheckJson("secretsmanager.PutSecretValue", """{"SecretId":"x","Secret":"y"}"""));
    }

    private static readonly string[] Operations =
    [
        "ListAccessKeys", "GetAccessKeyLastUsed", "CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey", "ListUsers", "GetUser", "ListUserPolicies",
        "ListAttachedUserPolicies", "GetUserPolicy", "PutUserPolicy", "DeleteUserPolicy", "AttachUserPolicy", "DetachUserPolicy", "ListRoles", "GetRole",
        "ListRolePolicies", "ListAttachedRolePolicies", "GetRolePolicy", "PutRolePolicy", "DeleteRolePolicy", "AttachRolePolicy", "DetachRolePolicy",
        "UpdateAssumeRolePolicy", "ListOpenIDConnectProviders", "GetOpenIDConnectProvider", "AddClientIDToOpenIDConnectProvider",
        "RemoveClientIDFromOpenIDConnectProvider", "GetAccountAuthorizationDetails", "GetCallerIdentity", "AssumeRole",
    ];
}
