using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>IAM roles, their trust documents and the policies put on them.</summary>
internal sealed class IamRoles(AwsChannel channel)
{
    private static AwsService Iam => AwsService.Iam;

    public Task<Answer<ImmutableArray<IamRole>>> ListAsync(CancellationToken token) =>
        channel.ListAsync(Iam, () => Iam.Form("ListRoles"), page => page.Members("Roles").Select(IamReader.Role), token);

    public Task<Answer<IamRole>> GetAsync(string role, CancellationToken token) =>
        channel.QueryAsync(Iam, For("GetRole", role), AwsRepeat.Safe, r => IamReader.Role(r.Needed("Role")), token);

    /// <summary>A repeat is refused, as the role is there already.</summary>
    public Task<Answer<Done>> CreateAsync(string role, string trust, CancellationToken token) =>
        channel.DoAsync(Iam, For("CreateRole", role).Set("AssumeRolePolicyDocument", trust), token);

    /// <summary>Refused while a policy is on the role.</summary>
    public Task<Answer<Done>> DeleteAsync(string role, CancellationToken token) => channel.DoAsync(Iam, For("DeleteRole", role), token);

    /// <summary>Replaces the whole trust document. There is no conditional write: compare what is there first.</summary>
    public Task<Answer<Done>> UpdateTrustAsync(string role, string trust, CancellationToken token) =>
        channel.DoAsync(Iam, For("UpdateAssumeRolePolicy", role).Set("PolicyDocument", trust), token);

    public Task<Answer<ImmutableArray<string>>> ListPoliciesAsync(string role, CancellationToken token) =>
        channel.ListAsync(Iam, () => For("ListRolePolicies", role), page => IamReader.Names(page, "PolicyNames"), token);

    public Task<Answer<IamDocument>> GetPolicyAsync(string role, string policy, CancellationToken token) =>
        channel.QueryAsync(
            Iam, For("GetRolePolicy", role).Set("PolicyName", policy), AwsRepeat.Safe,
            r => new IamDocument(r.Text("PolicyName"), IamReader.Decoded(r.Text("PolicyDocument"))), token);

    public Task<Answer<Done>> PutPolicyAsync(string role, IamDocument policy, CancellationToken token) =>
        channel.DoAsync(Iam, For("PutRolePolicy", role).Set("PolicyName", policy.Name).Set("PolicyDocument", policy.Json), token);

    public Task<Answer<Done>> DeletePolicyAsync(string role, string policy, CancellationToken token) =>
        channel.DoAsync(Iam, For("DeleteRolePolicy", role).Set("PolicyName", policy), token);

    private static AwsForm For(string operation, string role) => Iam.Form(operation).Set("RoleName", role);
}
