using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Organizations;

/// <summary>Service control policies of the organisation; changes need its management account.</summary>
internal sealed class OrganizationsClient(AwsChannel channel)
{
    private const string Kind = "SERVICE_CONTROL_POLICY";

    private static AwsService Service => AwsService.Organizations;

    /// <summary>Id of the management account, which no policy of the organisation restricts.</summary>
    public Task<Answer<string>> ManagementAsync(CancellationToken token) =>
        channel.JsonAsync(Service, "DescribeOrganization", [], e => (e.Member("Organization") ?? default).Text("MasterAccountId"), token);

    /// <summary>Ids of the policies that are attached to an account, a unit or a root itself.</summary>
    public Task<Answer<ImmutableArray<string>>> ListAsync(string target, CancellationToken token) =>
        channel.ListJsonAsync(Service, "ListPoliciesForTarget", () => new JsonObject { ["TargetId"] = target, ["Filter"] = Kind, ["MaxResults"] = 20 }, "Policies", e => e.Text("Id"), token);

    public Task<Answer<Done>> AttachAsync(string policy, string target, CancellationToken token) =>
        channel.JsonAsync(Service, "AttachPolicy", Pair(policy, target), _ => Done.Value, token);

    public Task<Answer<Done>> DetachAsync(string policy, string target, CancellationToken token) =>
        channel.JsonAsync(Service, "DetachPolicy", Pair(policy, target), _ => Done.Value, token);

    private static JsonObject Pair(string policy, string target) => new() { ["PolicyId"] = policy, ["TargetId"] = target };
}
