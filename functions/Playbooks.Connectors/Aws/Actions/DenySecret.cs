using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Forbids everybody but the responder to read a secret's value, by a statement added to the policy at the secret.</summary>
internal sealed class DenySecret(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.deny-secret";

    public static Parameter Secret { get; } = new("secret", ValueType.Text, Required: true, "Name or ARN of the secret.");

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Forbid everybody but the responder to read a secret of Secrets Manager.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, Secret,
            new("except", ValueType.ListOf(ValueType.Text), Required: false, "ARNs of users and roles that may go on reading, besides the responder."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("secret", ValueType.Text), ("policy", ValueType.Text)),
        Undo = "Puts the policy that was there before, or takes it away where there was none, if the one we left is still there.",
        UndoneBy = [RestoreSecretPolicy.Name],
        Idempotency = "Puts a whole policy; one that already holds the statement counts as denied.",
        Preconditions =
        [
            "The secret exists and is not to be deleted.", "Secrets Manager's own check finds that the policy locks nobody out of it.",
            "Its consumers break until it is lifted; values read before are known.",
        ],
        Permissions =
        [
            SecretPolicy.Permitted("GetResourcePolicy"), SecretPolicy.Permitted("ValidateResourcePolicy"), SecretPolicy.Permitted("PutResourcePolicy"),
            AwsParameters.Sts("GetCallerIdentity"), AwsParameters.Iam("GetRole"),
        ],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.Drifted, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (secret, now) = (call.Need("secret"), scope.Time.GetUtcNow());
        var read = await access.Secrets.GetPolicyAsync(secret, token);
        if (!read.Is(out var before, out var why))
        {
            return Failed(why, scope);
        }

        var (own, unknown) = await SecretPolicy.OwnArnAsync(access, now, token);
        if (own is null)
        {
            return new SurveyOutcome.Failed(unknown ?? throw new InvalidOperationException("neither identity nor failure"));
        }

        if (SecretPolicy.Denying(before, [own, .. call.Texts("except")]) is not { } wanted)
        {
            return new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(CloudCodes.BadAnswer, $"the policy at secret {secret} cannot be read as one"));
        }

        var checkedBy = await access.Secrets.ValidatePolicyAsync(secret, wanted, token);
        return !checkedBy.Is(out var errors, out var unasked) ? Failed(unasked, scope)
            : errors.IsEmpty ? new SurveyOutcome.Surveyed(Found(access, secret, before, wanted))
            : Refused(CloudCodes.SelfLockout, $"Secrets Manager refuses the policy: {string.Join("; ", errors)}");
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (secret, wanted) = (call.Need("secret"), survey.State.GetText("wanted") ?? "");
        return Ended(await access.Secrets.PutPolicyAsync(secret, wanted, token), With(access, ("secret", Value.Of(secret)), ("policy", Value.Of(wanted))), scope);
    }

    private static Survey Found(AwsAccess access, string secret, string before, string wanted)
    {
        var isThere = JsonTexts.Same(before, wanted);
        return new Survey
        {
            Target = SecretPolicy.Target(access, secret),
            State = Value.MapOf(("policy", Value.Of(before)), ("wanted", Value.Of(wanted))),
            Verdict = isThere ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isThere ? null : Back(RestoreSecretPolicy.Name, With(
                access, ("secret", Value.Of(secret)), ("expected", Value.Of(wanted)), ("policy", before.Length == 0 ? Value.Nothing : Value.Of(before)))),
            Change = $"Only the responder can read the secret {secret}.",
            Cuts = [SecretPolicy.Target(access, secret)],
        };
    }
}
