using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Deletes a key that was deactivated before. Whether it still is active is left out of the state: the same plan may deactivate it first.</summary>
internal sealed class DeleteAccessKey(AwsTenant tenant) : IChangeAction
{
    public const string Name = "aws.delete-access-key";

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Delete one deactivated access key of an IAM user.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Destroys,
        Inputs = [AwsParameters.Account, AwsParameters.User, AwsParameters.Key],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("user", ValueType.Text), ("key", ValueType.Text)),
        Undo = "None: a deleted key cannot be had again.",
        Idempotency = "A key that is not there counts as deleted.",
        Preconditions = ["The key is inactive when it is deleted.", "It is not the key that the run itself uses."],
        After = [DeactivateAccessKey.Name],
        Permissions = [AwsParameters.Iam("ListAccessKeys"), AwsParameters.Iam("DeleteAccessKey"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.StillAlive, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html",
    };

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var now = scope.Time.GetUtcNow();
        if (!tenant.Find(call, out var access, out var missing))
        {
            return new SurveyOutcome.Failed(missing);
        }

        var (user, keyId) = (call.Need("user"), call.Need("key"));
        if (await AwsGuard.KeyAsync(access, user, keyId, now, token) is { } refused)
        {
            return new SurveyOutcome.Failed(refused);
        }

        var answer = await access.Keys.ListAsync(user, token);
        return answer.Is(out var keys, out var why)
            ? new SurveyOutcome.Surveyed(Found(access, user, keyId, keys.FirstOrDefault(k => k.Id == keyId)))
            : new SurveyOutcome.Failed(AwsCodes.Outcome(why, now));
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var (user, keyId) = (call.Need("user"), call.Need("key"));
        var listed = await access.Keys.ListAsync(user, token);
        if (!listed.Is(out var keys, out var why))
        {
            return AwsCodes.Outcome(why, scope.Time.GetUtcNow());
        }

        if (keys.Any(k => k.Id == keyId && k.IsActive))
        {
            return new ActionOutcome.Refused(CloudCodes.StillAlive, $"access key {keyId} is active: deactivate it first, and watch that nothing breaks");
        }

        var deleted = await access.Keys.DeleteAsync(user, keyId, token);
        return deleted.Failure is { } failure && !AwsCodes.IsNotFound(failure)
            ? AwsCodes.Outcome(failure, scope.Time.GetUtcNow())
            : new ActionOutcome.Succeeded(Value.MapOf(("account", Value.Of(access.Account.Id)), ("user", Value.Of(user)), ("key", Value.Of(keyId))));
    }

    private static Survey Found(AwsAccess access, string user, string keyId, IamAccessKey? key) => new()
    {
        Target = AwsTargets.Key(access, keyId),
        State = Value.MapOf(("exists", Value.Of(key is not null)), ("created", Values.Time(key?.Created))),
        Verdict = key is null ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Change = key is null ? $"Access key {keyId} of user {user} does not exist any more." : $"Access key {keyId} of user {user} is deleted.",
        Cuts = [AwsTargets.Key(access, keyId)],
    };
}
