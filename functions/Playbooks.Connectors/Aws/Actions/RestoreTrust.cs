using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Puts a captured trust document back, and stops where a third party has changed it since.</summary>
internal sealed class RestoreTrust(AwsTenant tenant) : IChangeAction
{
    public const string Name = "aws.restore-trust";

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Put a role's trust document back.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, AwsParameters.Role,
            new("trust", ValueType.Text, Required: true, "The trust document to put, as JSON text."),
            new("expected", ValueType.Text, Required: false, "The document that must be there now; another one stops the action."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("role", ValueType.Text), ("trust", ValueType.Text)),
        Undo = "Puts the document that was there before.",
        UndoneBy = [Name],
        Idempotency = "Puts a whole document; putting it twice is the same as once.",
        Preconditions = ["The document that is there is the expected one, where one is named.", "A document that trusts GitHub has a condition on the subject.", "It is not the role that the run itself works as."],
        Permissions = [AwsParameters.Iam("GetRole"), AwsParameters.Iam("UpdateAssumeRolePolicy"), AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.Drifted, CloudFailures.Unmodifiable, CloudFailures.InvalidRequest, CloudFailures.LimitExceeded, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html",
    };

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return new SurveyOutcome.Failed(missing);
        }

        var (name, trust, expected) = (call.Need("role"), call.Need("trust"), call.Optional("expected"));
        if (await AwsGuard.PrincipalAsync(access, $"role/{name}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var got = await access.Roles.GetAsync(name, token);
        if (!got.Is(out var role, out var why))
        {
            return new SurveyOutcome.Failed(AwsCodes.Outcome(why, scope.Time.GetUtcNow()));
        }

        var isDone = JsonTexts.Same(role.Trust, trust);
        return isDone || expected is null || JsonTexts.Same(role.Trust, expected)
            ? new SurveyOutcome.Surveyed(Found(access, role, trust, isDone))
            : new SurveyOutcome.Failed(new ActionOutcome.Refused(CloudCodes.Drifted, $"the trust document of role {name} is not the one that was left; somebody changed it since"));
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token) =>
        tenant.Find(call, out var access, out var missing)
            ? await RoleTrust.ReplaceAsync(access, call.Need("role"), survey.State.GetText("trust") ?? "", call.Need("trust"), scope.Time, token)
            : missing;

    private static Survey Found(AwsAccess access, IamRole role, string trust, bool isDone) => new()
    {
        Target = AwsTargets.Trust(access, role.Name),
        State = Value.MapOf(("trust", Value.Of(role.Trust))),
        Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = new UndoCall(Name, AwsParameters.Provider, Effect.Changes, Value.MapOf(
            ("account", Value.Of(access.Account.Id)), ("role", Value.Of(role.Name)), ("trust", Value.Of(role.Trust)), ("expected", Value.Of(trust)))),
        Change = $"Role {role.Name} gets back the captured trust document.",
    };
}
