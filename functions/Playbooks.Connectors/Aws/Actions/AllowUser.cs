using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Takes away the deny-all policy that <c>aws.deny-user</c> put, and no other.</summary>
internal sealed class AllowUser(AwsTenant tenant) : IChangeAction
{
    public const string Name = "aws.allow-user";

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Remove the deny-all policy from an IAM user.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, AwsParameters.User, new("policy", ValueType.Text, Required: false, "Name of the policy that was put; the usual one where left out.")],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("user", ValueType.Text), ("policy", ValueType.Text)),
        Undo = "Denies the user everything again.",
        UndoneBy = [DenyUser.Name],
        Idempotency = "A policy that is not there counts as removed.",
        Preconditions = ["The policy is the one that aws.deny-user puts."],
        Permissions = [AwsParameters.Iam("GetUserPolicy"), AwsParameters.Iam("DeleteUserPolicy")],
        Failures = CloudFailures.With(
            CloudFailures.Drifted, CloudFailures.NotFound, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html",
    };

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return new SurveyOutcome.Failed(missing);
        }

        var (user, name) = (call.Need("user"), NameOf(call));
        var read = await access.Users.GetPolicyAsync(user, name, token);
        if (read.Failure is { } why && !AwsCodes.IsNotFound(why))
        {
            return new SurveyOutcome.Failed(AwsCodes.Outcome(why, scope.Time.GetUtcNow()));
        }

        if (read.Is(out var policy, out _) && !DenyAll.IsOurs(policy))
        {
            return new SurveyOutcome.Failed(new ActionOutcome.Refused(CloudCodes.Drifted, $"the policy {name} of user {user} is not the one that was put"));
        }

        var isThere = read.Failure is null;
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = AwsTargets.User(access, user),
            State = Value.MapOf(("denied", Value.Of(isThere))),
            Verdict = isThere ? SurveyVerdict.ToDo : SurveyVerdict.Done,
            Undo = new UndoCall(DenyUser.Name, AwsParameters.Provider, Effect.Changes, Value.MapOf(
                ("account", Value.Of(access.Account.Id)), ("user", Value.Of(user)), ("incident", Value.Of(DenyAll.IncidentOf(name))))),
            Change = $"User {user} loses the policy {name} and may do again what its other policies allow.",
        });
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var (user, name) = (call.Need("user"), NameOf(call));
        var deleted = await access.Users.DeletePolicyAsync(user, name, token);
        return deleted.Failure is { } why && !AwsCodes.IsNotFound(why)
            ? AwsCodes.Outcome(why, scope.Time.GetUtcNow())
            : new ActionOutcome.Succeeded(Value.MapOf(("account", Value.Of(access.Account.Id)), ("user", Value.Of(user)), ("policy", Value.Of(name))));
    }

    private static string NameOf(Call call) => call.Optional("policy") ?? DenyAll.NameFor(null);
}
