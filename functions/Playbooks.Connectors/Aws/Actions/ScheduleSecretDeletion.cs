using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Has a secret deleted after some days, in which it can be had back; from now on nobody can read it.</summary>
internal sealed class ScheduleSecretDeletion(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.schedule-secret-deletion";
    private const int Longest = 30;

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Have a secret of Secrets Manager deleted after a window of days.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [AwsParameters.Account, DenySecret.Secret, new("days", ValueType.Int, Required: false, $"Days until it is gone for good, 7 to {Longest}; {Longest} where left out.")],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("secret", ValueType.Text)),
        Undo = "Restores the secret, within the window.",
        UndoneBy = [RestoreSecret.Name],
        Idempotency = "A secret that is to be deleted already counts as scheduled; its day is not moved.",
        Preconditions = ["The secret exists and has no copies in other regions.", "Whoever needs its value fails from now on."],
        Permissions = [SecretPolicy.Permitted("DescribeSecret"), SecretPolicy.Permitted("DeleteSecret")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var secret = call.Need("secret");
        var read = await access.Secrets.DescribeAsync(secret, token);
        return !read.Is(out var described, out var why) ? Failed(why, scope) : new SurveyOutcome.Surveyed(new Survey
        {
            Target = SecretPolicy.Target(access, secret),
            State = Value.MapOf(("deleted", Values.Time(described.Deleted))),
            Verdict = described.Deleted is null ? SurveyVerdict.ToDo : SurveyVerdict.Done,
            Undo = described.Deleted is null ? Back(RestoreSecret.Name, With(access, ("secret", Value.Of(secret)))) : null,
            Change = described.Deleted is null ? $"Secret {secret} is deleted in {DaysOf(call)} days, and cannot be read until it is restored." : $"Secret {secret} is to be deleted already.",
            Cuts = [SecretPolicy.Target(access, secret)],
        });
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (secret, output) = (call.Need("secret"), With(access, ("secret", Value.Of(call.Need("secret")))));
        var done = await access.Secrets.ScheduleDeletionAsync(secret, DaysOf(call), token);

        // AWS refuses to do it twice, so that a repeat after a lost answer looks like a failure.
        return done.Failure is { Code: "InvalidRequestException" } && (await access.Secrets.DescribeAsync(secret, token)).Is(out var there, out _) && there.Deleted is not null
            ? new ActionOutcome.Succeeded(output)
            : Ended(done, output, scope);
    }

    private static int DaysOf(Call call) => call.Arguments.Get("days") is Value.Int { Number: >= 7 and <= Longest } asked ? (int)asked.Number : Longest;
}
