using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>Access keys of IAM users. The user is always named: with temporary credentials AWS cannot tell whose key is meant.</summary>
internal sealed class IamKeys(AwsChannel channel)
{
    private static AwsService Iam => AwsService.Iam;

    public Task<Answer<ImmutableArray<IamAccessKey>>> ListAsync(string user, CancellationToken token) =>
        channel.ListAsync(Iam, () => Iam.Form("ListAccessKeys").Set("UserName", user), page => page.Members("AccessKeyMetadata").Select(IamReader.Key), token);

    public Task<Answer<IamKeyUse>> LastUseAsync(string keyId, CancellationToken token) =>
        channel.QueryAsync(Iam, Iam.Form("GetAccessKeyLastUsed").Set("AccessKeyId", keyId), AwsRepeat.Safe, Use, token);

    /// <summary>Not idempotent and without an idempotency token: a lost answer is unknown, and the key it may have made is found by listing.</summary>
    public Task<Answer<IamNewAccessKey>> CreateAsync(string user, CancellationToken token) =>
        channel.QueryAsync(Iam, Iam.Form("CreateAccessKey").Set("UserName", user), AwsRepeat.Never, Created, token);

    public Task<Answer<Done>> UpdateAsync(string user, string keyId, string status, CancellationToken token) =>
        channel.DoAsync(Iam, Iam.Form("UpdateAccessKey").Set("UserName", user).Set("AccessKeyId", keyId).Set("Status", status), token);

    public Task<Answer<Done>> DeleteAsync(string user, string keyId, CancellationToken token) =>
        channel.DoAsync(Iam, Iam.Form("DeleteAccessKey").Set("UserName", user).Set("AccessKeyId", keyId), token);

    private static IamKeyUse Use(AwsElement result)
    {
        var use = result.Child("AccessKeyLastUsed");
        var at = use?.Time("LastUsedDate");
        return new IamKeyUse(result.TextOrNull("UserName"), at, at is null ? null : use?.TextOrNull("ServiceName"), at is null ? null : use?.TextOrNull("Region"));
    }

    private static IamNewAccessKey Created(AwsElement result)
    {
        var key = result.Needed("AccessKey");
        return new IamNewAccessKey(key.Text("AccessKeyId"), SecretText.Of(key.Text("SecretAccessKey")), key.Time("CreateDate"));
    }
}
