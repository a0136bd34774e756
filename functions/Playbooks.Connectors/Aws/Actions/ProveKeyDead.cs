using System.Collections.Immutable;
using Playbooks.Connectors.Aws.CloudTrail;
using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>
/// Proves that an access key is dead without holding it: it is inactive or gone, its last use is not after the given time, and the
/// trail shows no successful call by it since. A refused call is no proof of life, and a denied one no proof of death.
/// </summary>
internal sealed class ProveKeyDead(AwsTenant tenant) : IReadAction
{
    private const string Absent = "Absent";

    public ActionContract Contract { get; } = new()
    {
        Name = "aws.prove-key-dead",
        Summary = "Prove that an access key no longer works and was not used since a time.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [AwsParameters.Account, AwsParameters.User, AwsParameters.Key, AwsParameters.Since],
        Output = ValueType.ObjectOf(
            ("account", ValueType.Text), ("key", ValueType.Text), ("dead", ValueType.Bool), ("status", ValueType.Text), ("lastUsed", ValueType.Any),
            ("refusedSince", ValueType.Int), ("provenAt", ValueType.Text)),
        Idempotency = "Reads only.",
        Preconditions = ["The time is after the cut and the minutes that IAM takes to spread it.", "The trail arrives some minutes late: wait before proving."],
        After = [DeactivateAccessKey.Name, DeleteAccessKey.Name],
        Permissions = [AwsParameters.Iam("ListAccessKeys"), AwsParameters.Iam("GetAccessKeyLastUsed"), AwsParameters.Trail("LookupEvents")],
        Failures = CloudFailures.With(CloudFailures.StillAlive),
        Source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys_update.html",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var (user, keyId, since, now) = (call.Need("user"), call.Need("key"), call.NeedTime("since"), scope.Time.GetUtcNow());
        var listed = await access.Keys.ListAsync(user, token);
        if (listed.Failure is { } unlisted && !AwsCodes.IsNotFound(unlisted))
        {
            return AwsCodes.Outcome(unlisted, now);
        }

        var key = listed.Is(out var keys, out _) ? keys.FirstOrDefault(k => k.Id == keyId) : null;
        if (key is { IsActive: true })
        {
            return new ActionOutcome.FailedFinal(CloudCodes.StillAlive, $"access key {keyId} is active");
        }

        var lastUsed = key is null ? null : await access.Keys.LastUseAsync(keyId, token);
        if (lastUsed?.Failure is { } unread)
        {
            return AwsCodes.Outcome(unread, now);
        }

        var found = await TrailSearch.FindAsync(access, new TrailAttribute("AccessKeyId", keyId), since, now, token);
        return found.Is(out var events, out var why)
            ? Judge(access, key?.Status ?? Absent, keyId, since, now, lastUsed is not null && lastUsed.Is(out var use, out _) ? use : null, events)
            : AwsCodes.Outcome(why, now);
    }

    private static ActionOutcome Judge(
        AwsAccess access, string status, string keyId, DateTimeOffset since, DateTimeOffset now, IamKeyUse? use, ImmutableArray<TrailEvent> events)
    {
        var after = events.Where(e => e.At >= since).ToArray();
        if (after.FirstOrDefault(e => e.Error is null) is { } success)
        {
            return new ActionOutcome.FailedFinal(CloudCodes.StillAlive, $"access key {keyId} made {success.Name} work at {success.At:u} (event {success.Id}), after {since:u}");
        }

        if (use?.At > since && after.Length == 0)
        {
            return new ActionOutcome.FailedFinal(CloudCodes.StillAlive, $"access key {keyId} was last used at {use.At:u}, after {since:u}, in {use.Service} {use.Region}");
        }

        return new ActionOutcome.Succeeded(Value.MapOf(
            ("account", Value.Of(access.Account.Id)), ("key", Value.Of(keyId)), ("dead", Value.True), ("status", Value.Of(status)),
            ("lastUsed", Values.Time(use?.At)), ("refusedSince", Value.Of(after.Length)), ("provenAt", Values.Time(now))));
    }
}
