using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Takes a user's console password away; keys and sessions go on working.</summary>
internal sealed class DeleteLoginProfile(AwsTenant tenant) : AwsChange(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.delete-login-profile",
        Summary = "Delete an IAM user's console password.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Destroys,
        Inputs = [AwsParameters.Account, AwsParameters.User],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("user", ValueType.Text)),
        Undo = "None: a new password has to be made.",
        Idempotency = "A user without a console password counts as done.",
        Preconditions = ["The user exists.", "It is not the user that the run itself works as.", "Access keys and sessions live on: deactivate and revoke those besides."],
        Permissions = [AwsParameters.Iam("GetUser"), AwsParameters.Iam("GetLoginProfile"), AwsParameters.Iam("DeleteLoginProfile"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var user = call.Need("user");
        if (await AwsGuard.PrincipalAsync(access, $"user/{user}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        // Tells an absent user from an absent password, which IAM answers alike.
        var got = await access.Users.GetAsync(user, token);
        var read = got.Failure is null ? await access.Logins.GetProfileAsync(user, token) : got.Failure;
        return read.Failure is { } why && (got.Failure is not null || !AwsCodes.IsNotFound(why)) ? Failed(why, scope) : new SurveyOutcome.Surveyed(Found(access, user, read.Failure is null));
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token) => Gone(
        await access.Logins.DeleteProfileAsync(call.Need("user"), token), With(access, ("user", Value.Of(call.Need("user")))), scope);

    private static Survey Found(AwsAccess access, string user, bool isThere) => new()
    {
        Target = $"{AwsTargets.User(access, user)}/console",
        State = Value.MapOf(("console", Value.Of(isThere))),
        Verdict = isThere ? SurveyVerdict.ToDo : SurveyVerdict.Done,
        Change = isThere ? $"User {user} can no longer sign in to the console." : $"User {user} has no console password.",
        Cuts = [$"{AwsTargets.User(access, user)}/console"],
    };
}
