using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Replaces a trust document: there is no conditional write, so what is there is compared first, and read again after.</summary>
internal static class RoleTrust
{
    public static async Task<ActionOutcome> ReplaceAsync(AwsAccess access, string role, string from, string to, TimeProvider time, CancellationToken token)
    {
        var got = await access.Roles.GetAsync(role, token);
        if (!got.Is(out var there, out var why))
        {
            return AwsCodes.Outcome(why, time.GetUtcNow());
        }

        if (!JsonTexts.Same(there.Trust, from) && !JsonTexts.Same(there.Trust, to))
        {
            return new ActionOutcome.Refused(CloudCodes.Drifted, $"the trust document of role {role} is another than the one surveyed; nothing was written");
        }

        var put = await access.Roles.UpdateTrustAsync(role, to, token);
        if (put.Failure is { } refused)
        {
            return AwsCodes.Outcome(refused, time.GetUtcNow());
        }

        var seen = await new Reread(time, Reread.Usual).UntilAsync(
            t => access.Roles.GetAsync(role, t), r => r.Is(out var now, out _) && JsonTexts.Same(now.Trust, to), token);
        return seen.Is(out var isSeen, out var unread) && isSeen
            ? new ActionOutcome.Succeeded(Value.MapOf(("account", Value.Of(access.Account.Id)), ("role", Value.Of(role)), ("trust", Value.Of(to))))
            : new ActionOutcome.Unknown(unread?.ToString() ?? $"AWS accepted the trust document of role {role}, but does not show it after {Reread.Usual.TotalMinutes} minutes");
    }
}
