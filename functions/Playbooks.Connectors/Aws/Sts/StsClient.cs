using Amazon.Runtime;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Sts;

/// <summary>The Security Token Service, at the account's region.</summary>
internal sealed class StsClient(AwsChannel channel)
{
    /// <summary>Needs no permission and answers even under an explicit deny: success means that the credential is alive.</summary>
    public Task<Answer<CallerIdentity>> GetCallerIdentityAsync(CancellationToken token) =>
        channel.QueryAsync(
            AwsService.Sts, AwsService.Sts.Form("GetCallerIdentity"), AwsRepeat.Safe,
            r => new CallerIdentity(r.Text("Account"), r.Text("Arn"), r.Text("UserId")), token);

    /// <summary>The account that an access key belongs to, whoever owns it.</summary>
    public Task<Answer<string>> GetKeyAccountAsync(string keyId, CancellationToken token) =>
        channel.QueryAsync(AwsService.Sts, AwsService.Sts.Form("GetAccessKeyInfo").Set("AccessKeyId", keyId), AwsRepeat.Safe, r => r.Text("Account"), token);

    /// <summary>A session of an hour; asking twice makes two sessions, which harms nobody.</summary>
    public Task<Answer<AssumedRole>> AssumeRoleAsync(string role, string session, string? externalId, CancellationToken token) =>
        channel.QueryAsync(
            AwsService.Sts,
            AwsService.Sts.Form("AssumeRole").Set("RoleArn", role).Set("RoleSessionName", session).Set("ExternalId", externalId),
            AwsRepeat.Safe, Assumed, token);

    private static AssumedRole Assumed(AwsElement result)
    {
        var c = result.Needed("Credentials");
        return new AssumedRole(
            new ImmutableCredentials(c.Text("AccessKeyId"), c.Text("SecretAccessKey"), c.Text("SessionToken")),
            c.Time("Expiration") ?? throw new BadAnswerException("the session has no end"));
    }
}
