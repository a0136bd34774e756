using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>What a user holds besides access keys: a console password, and credentials for single services.</summary>
internal sealed class IamLogins(AwsChannel channel)
{
    private static AwsService Iam => AwsService.Iam;

    /// <summary>When the console password was made.</summary>
    public Task<Answer<string>> GetProfileAsync(string user, CancellationToken token) =>
        channel.QueryAsync(Iam, For("GetLoginProfile", user), AwsRepeat.Safe, r => r.Needed("LoginProfile").Text("CreateDate"), token);

    public Task<Answer<Done>> DeleteProfileAsync(string user, CancellationToken token) => channel.DoAsync(Iam, For("DeleteLoginProfile", user), token);

    public Task<Answer<ImmutableArray<IamLogin>>> ListAsync(IamLoginKind kind, string user, CancellationToken token) =>
        channel.ListAsync(
            Iam, () => For(kind.List, user),
            page => page.Members(kind.Member).Select(e => new IamLogin(kind.Name, e.Text(kind.Id), e.Text("Status"), e.TextOrNull("ServiceName"), e.Time("CreateDate") ?? e.Time("UploadDate"))),
            token);

    public Task<Answer<Done>> UpdateAsync(IamLoginKind kind, string user, string id, string status, CancellationToken token) =>
        channel.DoAsync(Iam, For(kind.Update, user).Set(kind.Id, id).Set("Status", status), token);

    /// <summary>Serial numbers of the devices that a second factor comes from.</summary>
    public Task<Answer<ImmutableArray<string>>> ListDevicesAsync(string user, CancellationToken token) =>
        channel.ListAsync(Iam, () => For("ListMFADevices", user), page => page.Members("MFADevices").Select(e => e.Text("SerialNumber")), token);

    private static AwsForm For(string operation, string user) => Iam.Form(operation).Set("UserName", user);
}
