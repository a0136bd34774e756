using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Policies;
using Playbooks.Sandbox.Aws.Protocol;

namespace Playbooks.Sandbox.Aws.Sts;

/// <summary>AssumeRole, and the session that both ways into a role end in.</summary>
internal static class RoleSessions
{
    private const int Shortest = 900;
    private const int LongestChained = 3600;

    public static AwsReply AssumeRole(AwsCall call)
    {
        var arn = call.Input.Text("RoleArn") ?? "";
        if (Find(call, arn) is not { } found || call.Caller is not { } caller || !Trusts(call, found.Role))
        {
            return AuthErrors.Denied(call.Caller?.Arn ?? "", "sts:AssumeRole", arn, explicitly: false);
        }

        var seconds = call.Input.Number("DurationSeconds") ?? LongestChained;
        if (caller.Session is not null && seconds > LongestChained)
        {
            return new AwsError("ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }

        return Start(call, found.Account, found.Role, seconds, caller.AccessKeyId);
    }

    public static (AwsAccount Account, IamRole Role)? Find(AwsCall call, string arn)
    {
        var account = call.Accounts.FirstOrDefault(account => account.Roles.Values.Any(role => role.Arn == arn));
        return account?.Roles.Values.First(role => role.Arn == arn) is { } role ? (account, role) : null;
    }

    public static AwsReply Start(AwsCall call, AwsAccount account, IamRole role, int seconds, string? sourceKey, string? subject = null)
    {
        if (call.Input.Text("RoleSessionName") is not { Length: >= 2 and <= 64 } name)
        {
            return new AwsError("ValidationError", "1 validation error detected: Value at 'roleSessionName' failed to satisfy constraint: Member must have length from 2 to 64");
        }

        if (seconds < Shortest || seconds > role.MaxSessionSeconds)
        {
            return new AwsError("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        var session = new AwsSession(
            account.Mint.Fresh("aws_session_id"), account.Mint.Fresh("aws_secret"), account.Mint.Fresh("aws_session_token"),
            role.Name, name, account.Arn("sts", $"assumed-role/{role.Name}/{name}"), call.Now, call.Now.AddSeconds(seconds))
        {
            SourceKeyId = sourceKey,
            Subject = subject,
        };
        account.Sessions[session.AccessKeyId] = session;
        role.LastUsedAt = call.Now;
        return Body(role, session);
    }

    private static JsonObject Body(IamRole role, AwsSession session) => new()
    {
        ["Credentials"] = new JsonObject
        {
            ["AccessKeyId"] = session.AccessKeyId,
            ["SecretAccessKey"] = session.Secret,
            ["SessionToken"] = session.Token,
            ["Expiration"] = IamWriting.Time(session.ExpiresAt),
        },
        ["AssumedRoleUser"] = new JsonObject { ["AssumedRoleId"] = $"{role.Id}:{session.Name}", ["Arn"] = session.Arn },
    };

    /// <summary>A trust that names the caller itself suffices; one that names its account needs the caller's own policies to agree.</summary>
    private static bool Trusts(AwsCall call, IamRole role)
    {
        if (call.Caller is not { } caller)
        {
            return false;
        }

        var context = call.Context();
        context = call.Input.Text("ExternalId") is { } id ? context.With("sts:ExternalId", id) : context;
        var own = Authorization.Decide(call.Account, caller.Principal, "sts:AssumeRole", role.Arn, context);
        string[] itself = [caller.Principal.Arn, caller.Arn];
        string[] account = [call.Account.Id, call.Account.Arn("iam", "root")];
        var byName = TrustPolicy.Decide(role.Trust, "sts:AssumeRole", "AWS", itself, context);
        var byAccount = TrustPolicy.Decide(role.Trust, "sts:AssumeRole", "AWS", account, context);
        return own != PolicyDecision.ExplicitDeny && byName != PolicyDecision.ExplicitDeny && byAccount != PolicyDecision.ExplicitDeny
            && (byName == PolicyDecision.Allowed || (byAccount == PolicyDecision.Allowed && own == PolicyDecision.Allowed));
    }
}
