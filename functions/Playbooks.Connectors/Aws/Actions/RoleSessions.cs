using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Reads a role's session policy, after making sure that the role exists and may be changed.</summary>
internal static class RoleSessions
{
    public static async Task<(IamDocument? Policy, ActionOutcome? Failure)> ReadAsync(AwsAccess access, string name, DateTimeOffset now, CancellationToken token)
    {
        var got = await access.Roles.GetAsync(name, token);
        if (!got.Is(out var role, out var why))
        {
            return (null, AwsCodes.Outcome(why, now));
        }

        if (role.IsAwsOwned)
        {
            return (null, new ActionOutcome.Refused(CloudCodes.Unmodifiable, $"role {name} is AWS's own ({role.Path}): end its sessions where they are made"));
        }

        var read = await access.Roles.GetPolicyAsync(name, RevokedSessions.PolicyName, token);
        return read.Is(out var policy, out var failure) ? (policy, null) : AwsCodes.IsNotFound(failure) ? (null, null) : (null, AwsCodes.Outcome(failure, now));
    }
}
