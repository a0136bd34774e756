using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Denies an IAM user everything by an inline policy: all its keys and the sessions made from them.</summary>
internal sealed class DenyUser(AwsTenant tenant) : IChangeAction
{
    public const string Name = "aws.deny-user";

    public static Parameter Incident { get; } = new("incident", ValueType.Text, Required: false, "Short name of the incident; part of the policy's name, so that two incidents do not undo each other.");

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Deny an IAM user everything.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, AwsParameters.User, Incident],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("user", ValueType.Text), ("policy", ValueType.Text)),
        Undo = "Deletes the policy that was added. Roles that the user has become are not touched by either: revoke their sessions.",
        UndoneBy = [AllowUser.Name],
        Idempotency = "Puts one policy of one name; putting it twice is the same as once.",
        Preconditions = ["The user exists.", "It is not the user that the run itself works as."],
        Permissions = [AwsParameters.Iam("ListAccessKeys"), AwsParameters.Iam("GetUserPolicy"), AwsParameters.Iam("PutUserPolicy"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.Drifted, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html",
    };

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var now = scope.Time.GetUtcNow();
        if (!tenant.Find(call, out var access, out var missing))
        {
            return new SurveyOutcome.Failed(missing);
        }

        var user = call.Need("user");
        if (await AwsGuard.PrincipalAsync(access, $"user/{user}", now, token) is { } refused)
        {
            return new SurveyOutcome.Failed(refused);
        }

        // Also tells whether the user exists: the absence of the policy and of the user look alike.
        var listed = await access.Keys.ListAsync(user, token);
        if (!listed.Is(out var keys, out var why))
        {
            return new SurveyOutcome.Failed(AwsCodes.Outcome(why, now));
        }

        var name = DenyAll.NameFor(call.Optional("incident"));
        var read = await access.Users.GetPolicyAsync(user, name, token);
        return read.Failure is { } failure && !AwsCodes.IsNotFound(failure)
            ? new SurveyOutcome.Failed(AwsCodes.Outcome(failure, now))
            : Found(access, user, name, read.Is(out var policy, out _) ? policy : null, keys);
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var (user, name) = (call.Need("user"), DenyAll.NameFor(call.Optional("incident")));
        var put = await access.Users.PutPolicyAsync(user, DenyAll.Policy(name), token);
        return put.Failure is { } why
            ? AwsCodes.Outcome(why, scope.Time.GetUtcNow())
            : new ActionOutcome.Succeeded(Value.MapOf(("account", Value.Of(access.Account.Id)), ("user", Value.Of(user)), ("policy", Value.Of(name))));
    }

    private static SurveyOutcome Found(AwsAccess access, string user, string name, IamDocument? there, ImmutableArray<IamAccessKey> keys)
    {
        if (there is not null && !DenyAll.IsOurs(there))
        {
            return new SurveyOutcome.Failed(new ActionOutcome.Refused(CloudCodes.Drifted, $"user {user} has a policy {name} of other content, which is not overwritten"));
        }

        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = AwsTargets.User(access, user),
            State = Value.MapOf(("denied", Value.Of(there is not null))),
            Verdict = there is null ? SurveyVerdict.ToDo : SurveyVerdict.Done,
            Undo = new UndoCall(AllowUser.Name, AwsParameters.Provider, Effect.Changes, Value.MapOf(
                ("account", Value.Of(access.Account.Id)), ("user", Value.Of(user)), ("policy", Value.Of(name)))),
            Change = $"User {user} gets the policy {name}, which denies everything.",
            Cuts = [AwsTargets.User(access, user), .. keys.Select(k => AwsTargets.Key(access, k.Id))],
        });
    }
}
