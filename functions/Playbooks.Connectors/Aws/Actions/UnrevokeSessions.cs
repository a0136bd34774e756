using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Undoes <c>aws.revoke-sessions</c>: deletes its policy, or puts back the one that was there before.</summary>
internal sealed class UnrevokeSessions(AwsTenant tenant) : IChangeAction
{
    public const string Name = "aws.unrevoke-sessions";

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Lift the end of a role's sessions.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, AwsParameters.Role, new("previous", ValueType.Text, Required: false, "The policy document to put back; none deletes the policy.")],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("role", ValueType.Text)),
        Undo = "Ends the sessions issued before the same time again.",
        UndoneBy = [RevokeSessions.Name],
        Idempotency = "Puts or deletes one policy of one name; a policy that is not there counts as deleted.",
        Preconditions = ["The policy is in the shape that ends sessions, and nothing else.", "A policy is not put back on the role that the run itself works as."],
        Permissions = [AwsParameters.Iam("GetRole"), AwsParameters.Iam("GetRolePolicy"), AwsParameters.Iam("PutRolePolicy"), AwsParameters.Iam("DeleteRolePolicy"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.Drifted, CloudFailures.Unmodifiable, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html",
    };

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return new SurveyOutcome.Failed(missing);
        }

        var role = call.Need("role");
        if (call.Optional("previous") is not null && await AwsGuard.PrincipalAsync(access, $"role/{role}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var read = await RoleSessions.ReadAsync(access, role, scope.Time.GetUtcNow(), token);
        if (read.Failure is { } why)
        {
            return new SurveyOutcome.Failed(why);
        }

        if (read.Policy is { } there && RevokedSessions.TimeOf(there) is null)
        {
            return new SurveyOutcome.Failed(new ActionOutcome.Refused(CloudCodes.Drifted, $"the policy {there.Name} of role {role} is not one that ends sessions by time"));
        }

        return new SurveyOutcome.Surveyed(Found(access, role, read.Policy, call.Optional("previous")));
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var role = call.Need("role");
        var done = call.Optional("previous") is { } previous
            ? await access.Roles.PutPolicyAsync(role, new IamDocument(RevokedSessions.PolicyName, previous), token)
            : await access.Roles.DeletePolicyAsync(role, RevokedSessions.PolicyName, token);
        return done.Failure is { } why && !AwsCodes.IsNotFound(why)
            ? AwsCodes.Outcome(why, scope.Time.GetUtcNow())
            : new ActionOutcome.Succeeded(Value.MapOf(("account", Value.Of(access.Account.Id)), ("role", Value.Of(role))));
    }

    private static Survey Found(AwsAccess access, string role, IamDocument? there, string? previous)
    {
        var isDone = previous is null ? there is null : there is not null && JsonTexts.Same(there.Json, previous);
        var held = there is null ? null : RevokedSessions.TimeOf(there);
        return new Survey
        {
            Target = AwsTargets.Sessions(access, role),
            State = Value.MapOf(("before", Values.Time(held))),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = held is null ? null : new UndoCall(RevokeSessions.Name, AwsParameters.Provider, Effect.Changes, Value.MapOf(
                ("account", Value.Of(access.Account.Id)), ("role", Value.Of(role)), ("before", Values.Time(held)))),
            Change = previous is null ? $"Role {role} loses the policy that ends older sessions." : $"Role {role} gets back the earlier policy that ends older sessions.",
        };
    }
}
