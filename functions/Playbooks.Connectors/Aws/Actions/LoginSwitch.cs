using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Sets the status of a user's credential that is no access key; the two actions that do are each other's undo.</summary>
internal sealed class LoginSwitch(AwsTenant tenant, string status) : AwsChange(tenant)
{
    private const string Active = "Active";
    private const string Inactive = "Inactive";
    private const string Activate = "aws.activate-user-credential";
    private const string Deactivate = "aws.deactivate-user-credential";

    public static LoginSwitch Off(AwsTenant tenant) => new(tenant, Inactive);

    public static LoginSwitch On(AwsTenant tenant) => new(tenant, Active);

    public override ActionContract Contract { get; } = new()
    {
        Name = status == Active ? Activate : Deactivate,
        Summary = status == Active
            ? "Activate an SSH key, signing certificate or service-specific credential of an IAM user again."
            : "Deactivate an SSH key, signing certificate or service-specific credential of an IAM user.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, AwsParameters.User,
            new("kind", ValueType.Text, Required: true, string.Join(", ", IamLoginKind.All.Select(k => k.Name)) + "."), new("credential", ValueType.Text, Required: true, "Its id."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("user", ValueType.Text), ("credential", ValueType.Text), ("status", ValueType.Text)),
        Undo = status == Active ? "Deactivates it again." : "Activates the same credential again.",
        UndoneBy = [status == Active ? Deactivate : Activate],
        Idempotency = "Sets a status; setting it twice is the same as once.",
        Preconditions = ["The credential exists.", "It is not of the user that the run itself works as."],
        Permissions =
        [
            .. IamLoginKind.All.SelectMany(k => new[] { AwsParameters.Iam(k.List), AwsParameters.Iam(k.Update) }), AwsParameters.Sts("GetCallerIdentity"),
        ],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidArguments, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServiceSpecificCredential.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (user, id) = (call.Need("user"), call.Need("credential"));
        if (KindOf(call) is not { } kind)
        {
            return Refused(CloudCodes.InvalidArguments, $"kind: is one of {string.Join(", ", IamLoginKind.All.Select(k => k.Name))}");
        }

        if (await AwsGuard.PrincipalAsync(access, $"user/{user}", scope.Time.GetUtcNow(), token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var listed = await access.Logins.ListAsync(kind, user, token);
        return !listed.Is(out var all, out var why) ? Failed(why, scope)
            : all.FirstOrDefault(l => l.Id == id) is { } found ? new SurveyOutcome.Surveyed(Found(access, user, found))
            : new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(CloudCodes.NotFound, $"user {user} of account {access.Account.Id} has no {kind.Name} {id}"));
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token) => KindOf(call) is not { } kind
        ? new ActionOutcome.Refused(CloudCodes.InvalidArguments, "kind: is not known")
        : Ended(
            await access.Logins.UpdateAsync(kind, call.Need("user"), call.Need("credential"), status, token),
            With(access, ("user", Value.Of(call.Need("user"))), ("credential", Value.Of(call.Need("credential"))), ("status", Value.Of(status))), scope);

    private Survey Found(AwsAccess access, string user, IamLogin login) => new()
    {
        Target = $"{AwsTargets.User(access, user)}/{login.Kind}/{login.Id}",
        State = Value.MapOf(("status", Value.Of(login.Status))),
        Verdict = login.Status == status ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = login.Status == status ? null : Back(status == Active ? Deactivate : Activate, With(
            access, ("user", Value.Of(user)), ("kind", Value.Of(login.Kind)), ("credential", Value.Of(login.Id)))),
        Change = $"The {login.Kind} {login.Id} of user {user} goes from {login.Status} to {status}.",
        Cuts = status == Active ? [] : [$"{AwsTargets.User(access, user)}/{login.Kind}/{login.Id}"],
    };

    private static IamLoginKind? KindOf(Call call) => IamLoginKind.All.FirstOrDefault(k => k.Name == call.Need("kind"));
}
