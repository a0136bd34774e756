using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Iam.IamLookup;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>Access keys and console passwords.</summary>
internal static class KeyOperations
{
    private const int MostKeys = 2;

    public static IEnumerable<AwsOperation> All =>
    [
        Read("ListAccessKeys", OnUser(List)),
        Read("GetAccessKeyLastUsed", LastUsed),
        Change("CreateAccessKey", OnUser(Create)),
        Contain("UpdateAccessKey", OnUser((call, user) => OnKey(call, user, Update))),
        Contain("DeleteAccessKey", OnUser((call, user) => OnKey(call, user, Delete))),
        Read("GetLoginProfile", OnUser(LoginProfile)),
        Contain("DeleteLoginProfile", OnUser(DeleteLoginProfile)),
    ];

    private static AwsReply OnKey(AwsCall call, IamUser user, Func<AwsCall, IamUser, IamAccessKey, AwsReply> answer)
    {
        var id = call.Input.Text("AccessKeyId") ?? "";
        return user.Keys.Find(key => key.Id == id) is { } key ? answer(call, user, key) : IamErrors.MissingKey(id);
    }

    private static AwsReply List(AwsCall call, IamUser user) =>
        AwsPage.Marked(call, "AccessKeyMetadata", user.Keys.OrderBy(key => key.Id, StringComparer.Ordinal), key => key.Id, key => IamWriting.Key(user, key, call.Now));

    private static AwsReply LastUsed(AwsCall call)
    {
        var id = call.Input.Text("AccessKeyId") ?? "";
        var (user, key) = call.Account.Users.Values.SelectMany(user => user.Keys, (user, key) => (user, key)).FirstOrDefault(pair => pair.key.Id == id);
        if (key is null)
        {
            return new AwsError("AccessDenied", $"User: {call.Caller?.Arn} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key {id}", 403);
        }

        var use = new JsonObject { ["ServiceName"] = key.LastUse?.Service ?? "N/A", ["Region"] = key.LastUse?.Region ?? "N/A" };
        if (key.LastUse is { } last)
        {
            use["LastUsedDate"] = IamWriting.Time(last.At);
        }

        return new JsonObject { ["UserName"] = user.Name, ["AccessKeyLastUsed"] = use };
    }

    private static AwsReply Create(AwsCall call, IamUser user)
    {
        if (user.Keys.Count >= MostKeys)
        {
            return IamErrors.Limit($"Cannot exceed quota for AccessKeysPerUser: {MostKeys}");
        }

        var key = new IamAccessKey
        {
            Id = call.Account.Mint.Fresh("aws_key_id"),
            Secret = call.Account.Mint.Fresh("aws_secret"),
            CreatedAt = call.Now,
            UsableFrom = call.Now + call.Account.VisibilityDelay,
        };
        user.Keys.Add(key);
        var body = IamWriting.Key(user, key, call.Now);
        body["SecretAccessKey"] = key.Secret;
        return new JsonObject { ["AccessKey"] = body };
    }

    private static AwsReply Update(AwsCall call, IamUser user, IamAccessKey key)
    {
        if (call.Input.Text("Status") is not ("Active" or "Inactive"))
        {
            return IamErrors.Invalid("1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]");
        }

        key.Active.Write(call.Input.Text("Status") == "Active", call.Now, call.Account.VisibilityDelay);
        return AwsReply.Empty;
    }

    private static AwsReply Delete(AwsCall call, IamUser user, IamAccessKey key)
    {
        user.Keys.Remove(key);
        return AwsReply.Empty;
    }

    private static AwsReply LoginProfile(AwsCall call, IamUser user) => user.LoginProfileAt is { } at
        ? new JsonObject
        {
            ["LoginProfile"] = new JsonObject { ["UserName"] = user.Name, ["CreateDate"] = IamWriting.Time(at), ["PasswordResetRequired"] = "false" },
        }
        : new AwsError("NoSuchEntity", $"Login Profile for User {user.Name} cannot be found.", 404);

    private static AwsReply DeleteLoginProfile(AwsCall call, IamUser user)
    {
        if (user.LoginProfileAt is null)
        {
            return new AwsError("NoSuchEntity", $"Login Profile for User {user.Name} cannot be found.", 404);
        }

        user.LoginProfileAt = null;
        return AwsReply.Empty;
    }
}
