using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Organizations;

/// <summary>Service control policies; only the management account may change who has them.</summary>
internal static class OrganizationsService
{
    private const string Kind = "SERVICE_CONTROL_POLICY";
    private const int MostAttached = 5;

    public static AwsService Service { get; } = new("organizations", "AWSOrganizationsV20161128", null,
    [
        Read("DescribeOrganization", call => On(call, (_, organization) => Describe(organization))),
        Read("ListPoliciesForTarget", call => On(call, (_, organization) => OnTarget(call, organization, List))),
        Read("DescribePolicy", call => On(call, (_, organization) => OnPolicy(call, organization, (_, policy) => new JsonObject
        {
            ["Policy"] = new JsonObject { ["PolicySummary"] = Summary(organization, policy), ["Content"] = policy.Document },
        }))),
        Contain("AttachPolicy", call => Managed(call, Attach)),
        Change("DetachPolicy", call => Managed(call, Detach)),
    ]);

    private static AwsReply On(AwsCall call, Func<AwsCall, AwsOrganization, AwsReply> answer) =>
        call.Account.Organization is { } organization ? answer(call, organization) : new AwsError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");

    private static AwsReply Managed(AwsCall call, Func<AwsOrganization, string, AwsOrganizationPolicy, AwsReply> answer) => On(call, (_, organization) =>
        call.Account.Id != organization.Management
            ? new AwsError("AccessDeniedException", "You don't have permissions to access this resource.")
            : OnTarget(call, organization, (_, target) => OnPolicy(call, organization, (_, policy) => answer(organization, target, policy))));

    private static AwsReply OnTarget(AwsCall call, AwsOrganization organization, Func<(AwsCall Call, AwsOrganization Of), string, AwsReply> answer) =>
        call.Input.Text("TargetId") is { } target && (organization.Attached.ContainsKey(target))
            ? answer((call, organization), target)
            : new AwsError("TargetNotFoundException", "You specified a target that doesn't exist.");

    private static AwsReply OnPolicy(AwsCall call, AwsOrganization organization, Func<AwsCall, AwsOrganizationPolicy, AwsReply> answer) =>
        organization.Policies.TryGetValue(call.Input.Text("PolicyId") ?? "", out var policy) ? answer(call, policy)
            : new AwsError("PolicyNotFoundException", "You specified a policy that doesn't exist.");

    private static JsonObject Describe(AwsOrganization organization) => new()
    {
        ["Organization"] = new JsonObject
        {
            ["Id"] = organization.Id,
            ["Arn"] = $"arn:aws:organizations::{organization.Management}:organization/{organization.Id}",
            ["FeatureSet"] = "ALL",
            ["MasterAccountId"] = organization.Management,
        },
    };

    private static AwsReply List((AwsCall Call, AwsOrganization Of) at, string target) => AwsPage.Tokened(
        at.Call, "Policies", at.Of.Attached[target], id => id, id => Summary(at.Of, at.Of.Policies[id]), most: 20);

    private static AwsReply Attach(AwsOrganization organization, string target, AwsOrganizationPolicy policy)
    {
        if (organization.Attached[target].Count >= MostAttached)
        {
            return new AwsError("ConstraintViolationException", "You have attached the maximum number of policies of this type to the target.");
        }

        return organization.Attached[target].Add(policy.Id) ? AwsReply.Empty
            : new AwsError("DuplicatePolicyAttachmentException", "A policy with the specified name and type is already attached to the target.");
    }

    private static AwsReply Detach(AwsOrganization organization, string target, AwsOrganizationPolicy policy) => organization.Attached[target].Remove(policy.Id)
        ? AwsReply.Empty
        : new AwsError("PolicyNotAttachedException", "The policy isn't attached to the specified target in the specified root.");

    private static JsonObject Summary(AwsOrganization organization, AwsOrganizationPolicy policy) => new()
    {
        ["Id"] = policy.Id,
        ["Arn"] = $"arn:aws:organizations::{organization.Management}:policy/{organization.Id}/service_control_policy/{policy.Id}",
        ["Name"] = policy.Name,
        ["Description"] = "",
        ["Type"] = Kind,
        ["AwsManaged"] = policy.Id == "p-FullAWSAccess",
    };
}
