using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Sets an access key's status; the two actions that do are each other's undo.</summary>
internal sealed class AccessKeySwitch(ActionContract contract, AwsTenant tenant, string status, string undo) : IChangeAction
{
    public ActionContract Contract => contract;

    private bool IsCut => status == IamAccessKey.Inactive;

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var now = scope.Time.GetUtcNow();
        if (!tenant.Find(call, out var access, out var missing))
        {
            return new SurveyOutcome.Failed(missing);
        }

        var (user, keyId) = (call.Need("user"), call.Need("key"));
        if (IsCut && await AwsGuard.KeyAsync(access, user, keyId, now, token) is { } refused)
        {
            return new SurveyOutcome.Failed(refused);
        }

        var answer = await access.Keys.ListAsync(user, token);
        if (!answer.Is(out var keys, out var why))
        {
            return new SurveyOutcome.Failed(AwsCodes.Outcome(why, now));
        }

        return keys.FirstOrDefault(k => k.Id == keyId) is { } key
            ? new SurveyOutcome.Surveyed(Found(access, key))
            : new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(CloudCodes.NotFound, $"user {user} of account {access.Account.Id} has no access key {keyId}"));
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var (user, keyId) = (call.Need("user"), call.Need("key"));
        var answer = await access.Keys.UpdateAsync(user, keyId, status, token);
        return answer.Failure is { } why
            ? AwsCodes.Outcome(why, scope.Time.GetUtcNow())
            : new ActionOutcome.Succeeded(Value.MapOf(
                ("account", Value.Of(access.Account.Id)), ("user", Value.Of(user)), ("key", Value.Of(keyId)), ("status", Value.Of(status))));
    }

    private Survey Found(AwsAccess access, IamAccessKey key) => new()
    {
        Target = AwsTargets.Key(access, key.Id),
        State = Value.MapOf(("status", Value.Of(key.Status))),
        Verdict = IsCut != key.IsActive ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = new UndoCall(undo, AwsParameters.Provider, Effect.Changes, Value.MapOf(
            ("account", Value.Of(access.Account.Id)), ("user", Value.Of(key.User)), ("key", Value.Of(key.Id)))),
        Change = $"Access key {key.Id} of user {key.User} goes from {key.Status} to {status}.",
        Cuts = IsCut ? [AwsTargets.Key(access, key.Id)] : [],
    };
}
