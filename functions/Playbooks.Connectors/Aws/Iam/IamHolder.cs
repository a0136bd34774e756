using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>The requests about managed policies and boundaries, which IAM has alike for users and for roles.</summary>
/// <param name="kind"><c>User</c> or <c>Role</c>.</param>
internal sealed class IamHolder(AwsChannel channel, string kind)
{
    private static AwsService Iam => AwsService.Iam;

    public Task<Answer<ImmutableArray<string>>> ListAttachedAsync(string name, CancellationToken token) =>
        channel.ListAsync(Iam, () => For($"ListAttached{kind}Policies", name), page => IamReader.Attached(page, "AttachedPolicies"), token);

    public Task<Answer<Done>> AttachAsync(string name, string policyArn, CancellationToken token) =>
        channel.DoAsync(Iam, For($"Attach{kind}Policy", name).Set("PolicyArn", policyArn), token);

    public Task<Answer<Done>> DetachAsync(string name, string policyArn, CancellationToken token) =>
        channel.DoAsync(Iam, For($"Detach{kind}Policy", name).Set("PolicyArn", policyArn), token);

    /// <summary>The boundary's ARN; empty where there is none.</summary>
    public Task<Answer<string>> BoundaryAsync(string name, CancellationToken token) =>
        channel.QueryAsync(Iam, For($"Get{kind}", name), AwsRepeat.Safe, r => IamReader.Boundary(r.Needed(kind)) ?? "", token);

    public Task<Answer<Done>> PutBoundaryAsync(string name, string policyArn, CancellationToken token) =>
        channel.DoAsync(Iam, For($"Put{kind}PermissionsBoundary", name).Set("PermissionsBoundary", policyArn), token);

    public Task<Answer<Done>> DeleteBoundaryAsync(string name, CancellationToken token) =>
        channel.DoAsync(Iam, For($"Delete{kind}PermissionsBoundary", name), token);

    private AwsForm For(string operation, string name) => Iam.Form(operation).Set($"{kind}Name", name);
}
