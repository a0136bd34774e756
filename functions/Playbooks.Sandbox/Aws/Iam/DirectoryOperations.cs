using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Policies;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Iam.IamLookup;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>Users, roles and their trust.</summary>
internal static class DirectoryOperations
{
    private const int TrustQuota = 2048;

    public static IEnumerable<AwsOperation> All =>
    [
        Read("ListUsers", ListUsers),
        Read("GetUser", OnUser(GetUser)),
        Read("ListRoles", ListRoles),
        Read("GetRole", OnRole(GetRole)),
        Change("CreateRole", CreateRole),
        Contain("DeleteRole", Unlocked<IamRole>(OnRole, DeleteRole)),
        Contain("UpdateAssumeRolePolicy", Unlocked<IamRole>(OnRole, UpdateTrust)),
        Read("GetPolicy", call => OnPolicy(call, GetPolicy)),
        Read("GetPolicyVersion", call => OnPolicy(call, GetPolicyVersion)),
        Read("GetAccountAuthorizationDetails", AccountDetails.Answer),
        Read("SimulatePrincipalPolicy", Simulation.Answer),
    ];

    private static AwsReply ListUsers(AwsCall call) =>
        AwsPage.Marked(call, "Users", call.Account.Users.Values.Where(user => InPath(call, user)), user => user.Name, IamWriting.User);

    private static AwsReply ListRoles(AwsCall call) =>
        AwsPage.Marked(call, "Roles", call.Account.Roles.Values.Where(role => InPath(call, role)), role => role.Name, IamWriting.Role);

    private static bool InPath(AwsCall call, IamPrincipal principal) =>
        principal.Path.StartsWith(call.Input.Text("PathPrefix") ?? "/", StringComparison.Ordinal);

    private static AwsReply GetUser(AwsCall call, IamUser user) => new JsonObject { ["User"] = WithBoundary(IamWriting.User(user), user) };

    private static AwsReply GetRole(AwsCall call, IamRole role)
    {
        var body = WithBoundary(IamWriting.Role(role), role);
        body["RoleLastUsed"] = role.LastUsedAt is { } at ? new JsonObject { ["LastUsedDate"] = IamWriting.Time(at), ["Region"] = call.Account.Region } : new JsonObject();
        return new JsonObject { ["Role"] = body };
    }

    private static JsonObject WithBoundary(JsonObject body, IamPrincipal principal)
    {
        body["PermissionsBoundary"] = IamWriting.Boundary(principal);
        return body;
    }

    private static AwsReply CreateRole(AwsCall call)
    {
        var (name, document) = (call.Input.Text("RoleName") ?? "", call.Input.Text("AssumeRolePolicyDocument") ?? "");
        if (call.Account.Roles.ContainsKey(name))
        {
            return new AwsError("EntityAlreadyExists", $"Role with name {name} already exists.", 409);
        }

        if (name.Length is 0 or > 64 || TrustPolicy.Refuse(document) is not null)
        {
            return name.Length is 0 or > 64 ? IamErrors.Invalid("RoleName must have 1 to 64 characters") : IamErrors.Malformed(TrustPolicy.Refuse(document) ?? "");
        }

        var role = new IamRole { Name = name, Path = "/", Id = call.Account.EntityId("AROA", name), Arn = call.Account.Arn("iam", "role/" + name), CreatedAt = call.Now, Trust = document };
        call.Account.Roles[name] = role;
        return new JsonObject { ["Role"] = IamWriting.Role(role) };
    }

    private static AwsReply DeleteRole(AwsCall call, IamRole role)
    {
        if (role.Attached.Count + role.Inline.Count > 0)
        {
            return new AwsError("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409);
        }

        call.Account.Roles.Remove(role.Name);
        return AwsReply.Empty;
    }

    private static AwsReply UpdateTrust(AwsCall call, IamRole role)
    {
        var document = call.Input.Text("PolicyDocument") ?? "";
        if (TrustPolicy.Refuse(document) is { } reason)
        {
            return IamErrors.Malformed(reason);
        }

        if (document.Count(letter => !char.IsWhiteSpace(letter)) > TrustQuota)
        {
            return IamErrors.Limit($"Cannot exceed quota for ACLSizePerRole: {TrustQuota}");
        }

        role.Trust = document;
        return AwsReply.Empty;
    }

    private static AwsReply OnPolicy(AwsCall call, Func<AwsCall, IamManagedPolicy, AwsReply> answer)
    {
        var arn = call.Input.Text("PolicyArn") ?? "";
        return call.Account.Policies.TryGetValue(arn, out var policy) ? answer(call, policy) : new AwsError("NoSuchEntity", $"Policy {arn} was not found.", 404);
    }

    private static AwsReply GetPolicy(AwsCall call, IamManagedPolicy policy) => new JsonObject
    {
        ["Policy"] = new JsonObject
        {
            ["PolicyName"] = policy.Name,
            ["PolicyId"] = policy.Id,
            ["Arn"] = policy.Arn,
            ["Path"] = "/",
            ["DefaultVersionId"] = "v1",
            ["IsAttachable"] = "true",
            ["CreateDate"] = IamWriting.Time(policy.CreatedAt),
        },
    };

    private static AwsReply GetPolicyVersion(AwsCall call, IamManagedPolicy policy) => call.Input.Text("VersionId") == "v1"
        ? new JsonObject { ["PolicyVersion"] = AccountDetails.Version(policy) }
        : new AwsError("NoSuchEntity", $"Policy {policy.Arn} version {call.Input.Text("VersionId")} does not exist or is not attachable.", 404);
}
