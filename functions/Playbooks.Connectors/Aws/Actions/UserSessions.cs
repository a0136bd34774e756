using Playbooks.Connectors.Aws.Iam;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Reads a user's session policy, after making sure that the user exists.</summary>
internal static class UserSessions
{
    public static async Task<(IamDocument? Policy, ActionOutcome? Failure)> ReadAsync(AwsAccess access, string user, DateTimeOffset now, CancellationToken token)
    {
        var got = await access.Users.GetAsync(user, token);
        if (got.Failure is { } missing)
        {
            return (null, AwsCodes.Outcome(missing, now));
        }

        var read = await access.Users.GetPolicyAsync(user, RevokedSessions.PolicyName, token);
        return read.Is(out var policy, out var why) ? (policy, null) : AwsCodes.IsNotFound(why) ? (null, null) : (null, AwsCodes.Outcome(why, now));
    }
}
