using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>GetAccountAuthorizationDetails: users, roles and policies in one list of pages.</summary>
internal static class AccountDetails
{
    public static AwsReply Answer(AwsCall call)
    {
        var filter = call.Input.Texts("Filter");
        var items = Items(call.Account).Where(item => filter.Count == 0 || filter.Contains(item.Kind, StringComparer.Ordinal));
        var (page, next) = AwsPage.Cut(items, item => item.Key, call.Input.Text("Marker"), AwsPage.Limit(call, call.Input.Number("MaxItems"), 100));
        var body = new JsonObject
        {
            ["UserDetailList"] = Of(page, "UserDetailList"),
            ["GroupDetailList"] = new JsonArray(),
            ["RoleDetailList"] = Of(page, "RoleDetailList"),
            ["Policies"] = Of(page, "Policies"),
            ["IsTruncated"] = next is null ? "false" : "true",
        };
        if (next is not null)
        {
            body["Marker"] = next;
        }

        return body;
    }

    public static JsonObject Version(IamManagedPolicy policy) => new()
    {
        ["Document"] = IamWriting.Encoded(policy.Document),
        ["VersionId"] = "v1",
        ["IsDefaultVersion"] = "true",
        ["CreateDate"] = IamWriting.Time(policy.CreatedAt),
    };

    private static JsonArray Of(IEnumerable<Item> page, string list) => [.. page.Where(item => item.List == list).Select(item => item.Write())];

    /// <summary>In the order of their keys, which the pages go by.</summary>
    private static IEnumerable<Item> Items(AwsAccount account) =>
        account.Users.Values.Select(user => new Item("1" + user.Name, "User", "UserDetailList", () => User(user)))
            .Concat(account.Roles.Values.Select(role => new Item("2" + role.Name, "Role", "RoleDetailList", () => Role(role))))
            .Concat(account.Policies.Values.Where(policy => !policy.IsOfAws || IsAttached(account, policy))
                .Select(policy => new Item("3" + policy.Arn, policy.IsOfAws ? "AWSManagedPolicy" : "LocalManagedPolicy", "Policies", () => Policy(policy))));

    /// <summary>Of AWS's own policies only the attached ones are listed.</summary>
    private static bool IsAttached(AwsAccount account, IamManagedPolicy policy) =>
        account.Users.Values.Cast<IamPrincipal>().Concat(account.Roles.Values).Any(principal => principal.Attached.Contains(policy.Arn));

    private static JsonObject User(IamUser user)
    {
        var body = Detail(IamWriting.User(user), "User", user);
        body["GroupList"] = new JsonArray();
        return body;
    }

    private static JsonObject Role(IamRole role)
    {
        var body = Detail(IamWriting.Role(role), "Role", role);
        body.Remove("MaxSessionDuration");
        body["InstanceProfileList"] = new JsonArray();
        return body;
    }

    private static JsonObject Detail(JsonObject body, string kind, IamPrincipal principal)
    {
        body[$"{kind}PolicyList"] = new JsonArray([.. principal.Inline.Select(IamWriting.Inline)]);
        body["AttachedManagedPolicies"] = new JsonArray([.. principal.Attached.Select(IamWriting.AttachedPolicy)]);
        body["PermissionsBoundary"] = IamWriting.Boundary(principal);
        return body;
    }

    private static JsonObject Policy(IamManagedPolicy policy) => new()
    {
        ["PolicyName"] = policy.Name,
        ["PolicyId"] = policy.Id,
        ["Arn"] = policy.Arn,
        ["Path"] = "/",
        ["DefaultVersionId"] = "v1",
        ["IsAttachable"] = "true",
        ["CreateDate"] = IamWriting.Time(policy.CreatedAt),
        ["PolicyVersionList"] = new JsonArray(Version(policy)),
    };

    private sealed record Item(string Key, string Kind, string List, Func<JsonObject> Write);
}
