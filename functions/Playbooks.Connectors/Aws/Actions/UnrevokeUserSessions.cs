using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Undoes <c>aws.revoke-user-sessions</c>: deletes its policy, or puts back the one that was there before.</summary>
internal sealed class UnrevokeUserSessions(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.unrevoke-user-sessions";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Lift the end of an IAM user's sessions.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, AwsParameters.User, new("previous", ValueType.Text, Required: false, "The policy document to put back; none deletes the policy.")],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("user", ValueType.Text)),
        Undo = "Ends the sessions issued before the same time again.",
        UndoneBy = [RevokeUserSessions.Name],
        Idempotency = "Puts or deletes one policy of one name; a policy that is not there counts as deleted.",
        Preconditions = ["The policy is in the shape that ends sessions, and nothing else.", "It is not the user that the run itself works as."],
        Permissions = [AwsParameters.Iam("GetUser"), AwsParameters.Iam("GetUserPolicy"), AwsParameters.Iam("PutUserPolicy"), AwsParameters.Iam("DeleteUserPolicy"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.Drifted, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var user = call.Need("user");
        if (await AwsGuard.PrincipalAsync(access, $"user/{user}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var (policy, why) = await UserSessions.ReadAsync(access, user, scope.Time.GetUtcNow(), token);
        return why is not null ? new SurveyOutcome.Failed(why)
            : policy is not null && RevokedSessions.TimeOf(policy) is null ? Refused(CloudCodes.Drifted, $"the policy {policy.Name} of user {user} is not one that ends sessions by time")
            : new SurveyOutcome.Surveyed(Found(access, user, policy, call.Optional("previous")));
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (user, output) = (call.Need("user"), With(access, ("user", Value.Of(call.Need("user")))));
        return call.Optional("previous") is { } previous
            ? Ended(await access.Users.PutPolicyAsync(user, new IamDocument(RevokedSessions.PolicyName, previous), token), output, scope)
            : Gone(await access.Users.DeletePolicyAsync(user, RevokedSessions.PolicyName, token), output, scope);
    }

    private static Survey Found(AwsAccess access, string user, IamDocument? there, string? previous)
    {
        var isDone = previous is null ? there is null : there is not null && JsonTexts.Same(there.Json, previous);
        var held = there is null ? null : RevokedSessions.TimeOf(there);
        return new Survey
        {
            Target = $"{AwsTargets.User(access, user)}/sessions",
            State = Value.MapOf(("before", Values.Time(held))),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isDone || held is null ? null : Back(RevokeUserSessions.Name, With(access, ("user", Value.Of(user)), ("before", Values.Time(held)))),
            Change = previous is null ? $"User {user} loses the policy that ends older sessions." : $"User {user} gets back the earlier policy that ends older sessions.",
        };
    }
}
