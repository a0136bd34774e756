using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>IAM users and the policies put on them.</summary>
internal sealed class IamUsers(AwsChannel channel)
{
    private static AwsService Iam => AwsService.Iam;

    public Task<Answer<ImmutableArray<IamUser>>> ListAsync(CancellationToken token) =>
        channel.ListAsync(Iam, () => Iam.Form("ListUsers"), page => page.Members("Users").Select(IamReader.User), token);

    public Task<Answer<IamUser>> GetAsync(string user, CancellationToken token) =>
        channel.QueryAsync(Iam, For("GetUser", user), AwsRepeat.Safe, r => IamReader.User(r.Needed("User")), token);

    public Task<Answer<ImmutableArray<string>>> ListPoliciesAsync(string user, CancellationToken token) =>
        channel.ListAsync(Iam, () => For("ListUserPolicies", user), page => IamReader.Names(page, "PolicyNames"), token);

    public Task<Answer<IamDocument>> GetPolicyAsync(string user, string policy, CancellationToken token) =>
        channel.QueryAsync(
            Iam, For("GetUserPolicy", user).Set("PolicyName", policy), AwsRepeat.Safe,
            r => new IamDocument(r.Text("PolicyName"), IamReader.Decoded(r.Text("PolicyDocument"))), token);

    public Task<Answer<Done>> PutPolicyAsync(string user, IamDocument policy, CancellationToken token) =>
        channel.DoAsync(Iam, For("PutUserPolicy", user).Set("PolicyName", policy.Name).Set("PolicyDocument", policy.Json), token);

    public Task<Answer<Done>> DeletePolicyAsync(string user, string policy, CancellationToken token) =>
        channel.DoAsync(Iam, For("DeleteUserPolicy", user).Set("PolicyName", policy), token);

    private static AwsForm For(string operation, string user) => Iam.Form(operation).Set("UserName", user);
}
