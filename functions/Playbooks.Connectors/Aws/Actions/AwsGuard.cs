using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Nothing may cut the responder's own access.</summary>
internal static class AwsGuard
{
    public static async Task<ActionOutcome?> KeyAsync(AwsAccess access, string keyId, DateTimeOffset now, CancellationToken token)
    {
        var own = await access.Own.GetAsync(token);
        if (!own.Is(out var credentials, out var why))
        {
            return AwsCodes.Outcome(why, now);
        }

        return credentials.AccessKey == keyId ? Lockout($"access key {keyId}") : null;
    }

    /// <param name="resource"><c>user/NAME</c>, or <c>role/NAME</c> for its sessions too.</param>
    public static async Task<ActionOutcome?> PrincipalAsync(AwsAccess access, string resource, DateTimeOffset now, CancellationToken token)
    {
        var answer = await access.Sts.GetCallerIdentityAsync(token);
        if (!answer.Is(out var me, out var why))
        {
            return AwsCodes.Outcome(why, now);
        }

        return IsSame(me.Arn, resource) ? Lockout(resource) : null;
    }

    // arn:aws:iam::ACCOUNT:user/path/NAME or arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION; the account is the configured one.
    private static bool IsSame(string arn, string resource)
    {
        var mine = arn.Split(':', 6)[^1].Split('/');
        var wanted = resource.Split('/', 2);
        return (mine[0], wanted[0]) switch
        {
            ("user", "user") => mine[^1] == wanted[1],
            ("assumed-role", "role") => mine.Length > 1 && mine[1] == wanted[1],
            _ => false,
        };
    }

    private static ActionOutcome.Refused Lockout(string what) =>
        new(CloudCodes.SelfLockout, $"{what} is what this run itself works with; run with another credential");
}
