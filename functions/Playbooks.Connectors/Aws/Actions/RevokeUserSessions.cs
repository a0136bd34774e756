using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>
/// Ends the sessions that were made with a user's keys before now (or a given time). Requests signed with a key itself carry no time and
/// are not touched: deactivate the keys besides.
/// </summary>
internal sealed class RevokeUserSessions(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.revoke-user-sessions";
    private const string Intent = "revoking";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "End the sessions of an IAM user issued before a time.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, AwsParameters.User,
            new("before", ValueType.Text, Required: false, "RFC 3339 time; sessions issued before it end. The moment of the act where left out."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("user", ValueType.Text), ("before", ValueType.Text)),
        Undo = "Puts back the policy that was there before, or deletes it: sessions that have not run out by then work again.",
        UndoneBy = [UnrevokeUserSessions.Name],
        Idempotency = "The time in the policy only moves forward; an interrupted attempt is recognised by the time it recorded.",
        Preconditions = ["The user exists.", "It is not the user that the run itself works as.", "Roles that the user became need their own end of sessions."],
        After = [DeactivateAccessKey.Name],
        Behind = [new(DeactivateAccessKey.Name, Kinship.Owner)],
        Permissions = [AwsParameters.Iam("GetUser"), AwsParameters.Iam("GetUserPolicy"), AwsParameters.Iam("PutUserPolicy"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var user = call.Need("user");
        if (await AwsGuard.PrincipalAsync(access, $"user/{user}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var (policy, why) = await UserSessions.ReadAsync(access, user, scope.Time.GetUtcNow(), token);
        return why is null ? new SurveyOutcome.Surveyed(Found(access, user, policy, Wanted(call, scope))) : new SurveyOutcome.Failed(why);
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (user, now) = (call.Need("user"), scope.Time.GetUtcNow());
        var (policy, why) = await UserSessions.ReadAsync(access, user, now, token);
        if (why is not null)
        {
            return why;
        }

        var wanted = RevokedSessions.Ceiling(call.OptionalTime("before") ?? now);
        var before = policy is not null && RevokedSessions.TimeOf(policy) is { } held && held > wanted ? held : wanted;
        await scope.MarkAsync(Intent, Value.MapOf(("before", Values.Time(before))), token);
        return Ended(
            await access.Users.PutPolicyAsync(user, RevokedSessions.Policy(before), token),
            With(access, ("user", Value.Of(user)), ("before", Values.Time(before))), scope);
    }

    private static Survey Found(AwsAccess access, string user, IamDocument? there, DateTimeOffset? wanted)
    {
        var held = there is null ? null : RevokedSessions.TimeOf(there);
        var isDone = held is not null && wanted is not null && held >= wanted;
        return new Survey
        {
            Target = $"{AwsTargets.User(access, user)}/sessions",
            State = Value.MapOf(("before", Values.Time(held))),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isDone ? null : Back(UnrevokeUserSessions.Name, With(access, ("user", Value.Of(user)), ("previous", Value.Of(there?.Json)))),
            Change = $"Sessions that user {user} was issued before {(wanted is null ? "the moment of the act" : wanted.Value.ToString("u", System.Globalization.CultureInfo.InvariantCulture))} end.",
            Cuts = [$"{AwsTargets.User(access, user)}/sessions"],
        };
    }

    /// <summary>The time that is asked for, or that an interrupted attempt was about to put; null where it is the moment of the act.</summary>
    private static DateTimeOffset? Wanted(Call call, IActionScope scope) =>
        call.OptionalTime("before") ?? (scope.Marks.LastOrDefault(m => m.Name == Intent)?.Data.GetText("before") is { } text && TimeText.TryRead(text, out var time) ? time.AsTime() : null);
}
