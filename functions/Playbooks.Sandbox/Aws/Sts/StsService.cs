using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Sts;

internal static class StsService
{
    public static AwsService Service { get; } = new("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/",
    [
        Read("GetCallerIdentity", CallerIdentity) with { AlwaysAllowed = true },
        Read("GetAccessKeyInfo", KeyInfo),
        Change("AssumeRole", RoleSessions.AssumeRole) with { AlwaysAllowed = true },
        Change("AssumeRoleWithWebIdentity", WebIdentity.AssumeRole) with { Anonymous = true },
    ]);

    private static AwsReply CallerIdentity(AwsCall call) => new JsonObject
    {
        ["UserId"] = call.Caller?.UserId,
        ["Account"] = call.Account.Id,
        ["Arn"] = call.Caller?.Arn,
    };

    /// <summary>Knows keys of all accounts; the account is part of the key's text at AWS.</summary>
    private static AwsReply KeyInfo(AwsCall call)
    {
        var id = call.Input.Text("AccessKeyId") ?? "";
        return call.Accounts.FirstOrDefault(account => account.OwnsKey(id)) is { } owner
            ? new JsonObject { ["Account"] = owner.Id }
            : new AwsError("ValidationError", $"Invalid access key: {id}");
    }
}
