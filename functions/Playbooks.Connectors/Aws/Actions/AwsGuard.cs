using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Nothing may cut the responder's own access: neither the session that signs, nor the key, user or role that it is made from.</summary>
internal static class AwsGuard
{
    /// <summary>A key that the run works with, or one of a user that the tenant file guards.</summary>
    public static async Task<ActionOutcome?> KeyAsync(AwsAccess access, string user, string keyId, DateTimeOffset now, CancellationToken token)
    {
        if (access.Own.Guarded.Overlaps([AwsTargets.Key(access, keyId), AwsTargets.User(access, user)]))
        {
            return Guarded($"access key {keyId} of user {user}");
        }

        var own = await access.Own.InAsync(access.Account.Id, token);
        return !own.Is(out var mine, out var why) ? AwsCodes.Outcome(why, now)
            : mine.Any(me => me.KeyId == keyId) ? Lockout($"access key {keyId}")
            : null;
    }

    /// <param name="principal"><c>user/NAME</c>, or <c>role/NAME</c> for its sessions too.</param>
    public static async Task<ActionOutcome?> PrincipalAsync(AwsAccess access, string principal, DateTimeOffset now, CancellationToken token)
    {
        if (access.Own.Guarded.Contains($"aws:{access.Account.Id}/{principal}"))
        {
            return Guarded(principal);
        }

        var own = await access.Own.InAsync(access.Account.Id, token);
        return !own.Is(out var mine, out var why) ? AwsCodes.Outcome(why, now)
            : mine.Any(me => me.Account == access.Account.Id && me.Principal == principal) ? Lockout(principal)
            : null;
    }

    private static ActionOutcome.Refused Lockout(string what) =>
        new(CloudCodes.SelfLockout, $"{what} is what this run itself works with; run with another credential");

    private static ActionOutcome.Refused Guarded(string what) =>
        new(CloudCodes.SelfLockout, $"{what} is guarded by 'protected' of the tenant file");
}
