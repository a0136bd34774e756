using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Ends a role's sessions that were issued before now (or a given time), whoever holds them.</summary>
internal sealed class RevokeSessions(AwsTenant tenant) : IChangeAction
{
    public const string Name = "aws.revoke-sessions";
    private const string Intent = "revoking";

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "End a role's sessions issued before a time.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, AwsParameters.Role,
            new("before", ValueType.Text, Required: false, "RFC 3339 time; sessions issued before it end. The moment of the act where left out."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("role", ValueType.Text), ("before", ValueType.Text)),
        Undo = "Puts back the policy that was there before, or deletes it: sessions that have not run out by then work again.",
        UndoneBy = [UnrevokeSessions.Name],
        Idempotency = "The time in the policy only moves forward; an interrupted attempt is recognised by the time it recorded.",
        Preconditions = ["The role is no service-linked or Identity Center role.", "It is not the role that the run itself works as.", "Roles that a session went on to need the same."],
        After = [CutOidcTrust.Name],
        Behind = [new(CutOidcTrust.Name, Kinship.Thing), new(NarrowTrust.Name, Kinship.Thing), new(RemoveAudience.Name, Kinship.Owner)],
        Permissions = [AwsParameters.Iam("GetRole"), AwsParameters.Iam("GetRolePolicy"), AwsParameters.Iam("PutRolePolicy"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.Unmodifiable, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html",
    };

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var now = scope.Time.GetUtcNow();
        if (!tenant.Find(call, out var access, out var missing))
        {
            return new SurveyOutcome.Failed(missing);
        }

        var name = call.Need("role");
        if (await AwsGuard.PrincipalAsync(access, $"role/{name}", now, token) is { } refused)
        {
            return new SurveyOutcome.Failed(refused);
        }

        var read = await RoleSessions.ReadAsync(access, name, now, token);
        return read.Failure is { } why ? new SurveyOutcome.Failed(why) : new SurveyOutcome.Surveyed(Found(access, name, read.Policy, Wanted(call, scope)));
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var (name, now) = (call.Need("role"), scope.Time.GetUtcNow());
        var read = await RoleSessions.ReadAsync(access, name, now, token);
        if (read.Failure is { } unread)
        {
            return unread;
        }

        var before = Later(RevokedSessions.Ceiling(call.OptionalTime("before") ?? now), read.Policy is null ? null : RevokedSessions.TimeOf(read.Policy));
        await scope.MarkAsync(Intent, Value.MapOf(("before", Values.Time(before))), token);
        var put = await access.Roles.PutPolicyAsync(name, RevokedSessions.Policy(before), token);
        return put.Failure is { } why
            ? AwsCodes.Outcome(why, scope.Time.GetUtcNow())
            : new ActionOutcome.Succeeded(Value.MapOf(("account", Value.Of(access.Account.Id)), ("role", Value.Of(name)), ("before", Values.Time(before))));
    }

    private static Survey Found(AwsAccess access, string role, IamDocument? there, DateTimeOffset? wanted)
    {
        var held = there is null ? null : RevokedSessions.TimeOf(there);
        return new Survey
        {
            Target = AwsTargets.Sessions(access, role),
            State = Value.MapOf(("before", Values.Time(held))),
            Verdict = held is not null && wanted is not null && held >= wanted ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = new UndoCall(UnrevokeSessions.Name, AwsParameters.Provider, Effect.Changes, Value.MapOf(
                ("account", Value.Of(access.Account.Id)), ("role", Value.Of(role)), ("previous", Value.Of(there?.Json)))),
            Change = $"Sessions of role {role} that were issued before {(wanted is null ? "the moment of the act" : wanted.Value.ToString("u", System.Globalization.CultureInfo.InvariantCulture))} end.",
            Cuts = [AwsTargets.Sessions(access, role)],
        };
    }

    /// <summary>The time that is asked for, or that an earlier attempt of whichever round was about to put; null where it is the moment of the act.</summary>
    private static DateTimeOffset? Wanted(Call call, IActionScope scope) =>
        call.OptionalTime("before") ?? (scope.History.LastOrDefault(m => m.Name == Intent)?.Data.GetText("before") is { } text && TimeText.TryRead(text, out var time) ? time.AsTime() : null);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
