using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Takes back that a secret is to be deleted.</summary>
internal sealed class RestoreSecret(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.restore-secret";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Take back that a secret of Secrets Manager is to be deleted.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, DenySecret.Secret],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("secret", ValueType.Text)),
        Undo = "Has it deleted after the longest window.",
        UndoneBy = [ScheduleSecretDeletion.Name],
        Idempotency = "A secret that is not to be deleted counts as restored.",
        Preconditions = ["The window has not ended."],
        Permissions = [SecretPolicy.Permitted("DescribeSecret"), SecretPolicy.Permitted("RestoreSecret")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecret.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var secret = call.Need("secret");
        var read = await access.Secrets.DescribeAsync(secret, token);
        return !read.Is(out var described, out var why) ? Failed(why, scope) : new SurveyOutcome.Surveyed(new Survey
        {
            Target = SecretPolicy.Target(access, secret),
            State = Value.MapOf(("deleted", Values.Time(described.Deleted))),
            Verdict = described.Deleted is null ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = described.Deleted is null ? null : Back(ScheduleSecretDeletion.Name, With(access, ("secret", Value.Of(secret)))),
            Change = described.Deleted is null ? $"Secret {secret} is not to be deleted." : $"Secret {secret} stays, and can be read again.",
        });
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token) => Ended(
        await access.Secrets.RestoreAsync(call.Need("secret"), token), With(access, ("secret", Value.Of(call.Need("secret")))), scope);
}
