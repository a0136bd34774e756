using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Protocol;
using Playbooks.Sandbox.Aws.Sts;

namespace Playbooks.Sandbox.Aws.Trail;

/// <summary>Turns calls into CloudTrail's records. Parameters that hold secrets never enter one.</summary>
internal static class TrailRecording
{
    private static readonly HashSet<string> Hidden =
        new(["SecretString", "SecretBinary", "Value", "WebIdentityToken", "Password", "Action", "Version"], StringComparer.Ordinal);

    public static TrailEvent Of(AwsCall call, AwsReply reply, string address)
    {
        var error = (reply as AwsReply.Refused)?.Error;
        var detail = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = Identity(call),
            ["eventTime"] = IamWriting.Time(call.Now),
            ["eventSource"] = call.Service.EventSource,
            ["eventName"] = call.Operation.Name,
            ["awsRegion"] = Region(call),
            ["sourceIPAddress"] = address,
            ["requestParameters"] = Parameters(call),
            ["requestID"] = call.RequestId,
            ["readOnly"] = !call.Operation.Changes,
            ["eventType"] = "AwsApiCall",
            ["managementEvent"] = true,
            ["recipientAccountId"] = call.Account.Id,
        };
        if (error is not null)
        {
            (detail["errorCode"], detail["errorMessage"]) = (error.Code, error.Message);
        }

        return Event(call, detail, Resources(call, reply));
    }

    public static TrailEvent OfWebIdentity(AwsAccount account, string role, string subject, bool isAdmitted, DateTimeOffset now)
    {
        var id = account.Mint.FreshGuid().ToString();
        var detail = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = new JsonObject { ["type"] = "WebIdentityUser", ["userName"] = subject, ["identityProvider"] = "token.actions.githubusercontent.com" },
            ["eventTime"] = IamWriting.Time(now),
            ["eventSource"] = "sts.amazonaws.com",
            ["eventName"] = "AssumeRoleWithWebIdentity",
            ["awsRegion"] = account.Region,
            ["sourceIPAddress"] = "203.0.113.7",
            ["requestParameters"] = new JsonObject { ["roleArn"] = role, ["roleSessionName"] = "GitHubActions" },
            ["eventID"] = id,
            ["readOnly"] = true,
            ["eventType"] = "AwsApiCall",
            ["managementEvent"] = true,
            ["recipientAccountId"] = account.Id,
        };
        if (!isAdmitted)
        {
            detail["errorCode"] = "AccessDenied";
        }

        return new(0, id, now, account.Region, "AssumeRoleWithWebIdentity", "sts.amazonaws.com", true, null, subject, [role], detail);
    }

    private static TrailEvent Event(AwsCall call, JsonObject detail, IReadOnlyList<string> resources)
    {
        var id = call.Account.Mint.FreshGuid().ToString();
        detail["eventID"] = id;
        return new(0, id, call.Now, Region(call), call.Operation.Name, call.Service.EventSource, !call.Operation.Changes, call.Caller?.AccessKeyId, UserName(call), resources, detail);
    }

    /// <summary>IAM is global and writes its events in us-east-1.</summary>
    private static string Region(AwsCall call) => call.Service.Name == "iam" ? "us-east-1" : call.Region;

    private static string? UserName(AwsCall call) => call.Caller is { } caller ? caller.Session?.Name ?? caller.Principal.Name : WebSubject(call);

    private static string? WebSubject(AwsCall call) =>
        WebTokens.WebToken.TryRead(call.Input.Text("WebIdentityToken"), out var token) ? token.Subject : null;

    private static JsonObject Identity(AwsCall call) => call.Caller switch
    {
        { Session: { } session } caller => new()
        {
            ["type"] = "AssumedRole",
            ["principalId"] = caller.UserId,
            ["arn"] = session.Arn,
            ["accountId"] = call.Account.Id,
            ["accessKeyId"] = caller.AccessKeyId,
            ["sessionContext"] = Issuer(call, session, caller.Principal),
        },
        { } caller => new()
        {
            ["type"] = "IAMUser",
            ["principalId"] = caller.Principal.Id,
            ["arn"] = caller.Arn,
            ["accountId"] = call.Account.Id,
            ["accessKeyId"] = caller.AccessKeyId,
            ["userName"] = caller.Principal.Name,
        },
        null => new() { ["type"] = "WebIdentityUser", ["userName"] = WebSubject(call), ["identityProvider"] = "token.actions.githubusercontent.com" },
    };

    private static JsonObject Issuer(AwsCall call, AwsSession session, IamPrincipal role) => new()
    {
        ["sessionIssuer"] = new JsonObject
        {
            ["type"] = "Role",
            ["principalId"] = role.Id,
            ["arn"] = role.Arn,
            ["accountId"] = call.Account.Id,
            ["userName"] = role.Name,
        },
        ["attributes"] = new JsonObject { ["creationDate"] = IamWriting.Time(session.IssuedAt), ["mfaAuthenticated"] = "false" },
    };

    private static JsonObject Parameters(AwsCall call) => new(call.Input.Tree
        .Where(parameter => parameter.Value is JsonValue && !Hidden.Contains(parameter.Key))
        .Select(parameter => KeyValuePair.Create<string, JsonNode?>(char.ToLowerInvariant(parameter.Key[0]) + parameter.Key[1..], parameter.Value?.ToString())));

    /// <summary>The names a look-up by ResourceName finds, the ids of new keys and sessions among them.</summary>
    private static IReadOnlyList<string> Resources(AwsCall call, AwsReply reply)
    {
        string[] parameters = ["UserName", "RoleName", "RoleArn", "SecretId", "Name", "PolicyArn", "AccessKeyId", "OpenIDConnectProviderArn"];
        var body = (reply as AwsReply.Done)?.Body;
        string?[] made = [body?["AccessKey"]?["AccessKeyId"]?.ToString(), body?["Credentials"]?["AccessKeyId"]?.ToString()];
        return [.. parameters.Select(call.Input.Text).Concat(made).OfType<string>().Distinct()];
    }
}
