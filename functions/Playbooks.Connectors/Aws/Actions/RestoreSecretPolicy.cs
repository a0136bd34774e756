using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Puts the policy at a secret back, or takes it away, and stops where somebody has changed it since.</summary>
internal sealed class RestoreSecretPolicy(AwsTenant tenant) : AwsChange(tenant)
{
    public const string Name = "aws.restore-secret-policy";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Put the policy at a secret of Secrets Manager back, or take it away.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            AwsParameters.Account, DenySecret.Secret,
            new("policy", ValueType.Text, Required: false, "The policy to put, as JSON text; none takes the policy away."),
            new("expected", ValueType.Text, Required: false, "The policy that must be there now; another one stops the action."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("secret", ValueType.Text)),
        Undo = "Puts the policy that was there before.",
        UndoneBy = [Name],
        Idempotency = "Puts or deletes the one policy.",
        Preconditions = ["The policy that is there is the expected one, where one is named."],
        Permissions = [SecretPolicy.Permitted("GetResourcePolicy"), SecretPolicy.Permitted("PutResourcePolicy"), SecretPolicy.Permitted("DeleteResourcePolicy")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.Drifted, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.Unmodifiable, CloudFailures.Busy),
        Source = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteResourcePolicy.html",
    };

    protected override async Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var (secret, wanted, expected) = (call.Need("secret"), call.Optional("policy") ?? "", call.Optional("expected"));
        var read = await access.Secrets.GetPolicyAsync(secret, token);
        return !read.Is(out var now, out var why) ? Failed(why, scope)
            : !JsonTexts.Same(now, wanted) && expected is not null && !JsonTexts.Same(now, expected)
            ? Refused(CloudCodes.Drifted, $"the policy at secret {secret} is not the one that was left; somebody changed it since")
            : new SurveyOutcome.Surveyed(Found(access, secret, now, wanted));
    }

    protected override async Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (secret, output) = (call.Need("secret"), With(access, ("secret", Value.Of(call.Need("secret")))));
        return call.Optional("policy") is { } policy
            ? Ended(await access.Secrets.PutPolicyAsync(secret, policy, token), output, scope)
            : Ended(await access.Secrets.DeletePolicyAsync(secret, token), output, scope);
    }

    private static Survey Found(AwsAccess access, string secret, string now, string wanted)
    {
        var isThere = JsonTexts.Same(now, wanted);
        return new Survey
        {
            Target = SecretPolicy.Target(access, secret),
            State = Value.MapOf(("policy", Value.Of(now))),
            Verdict = isThere ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isThere ? null : Back(Name, With(access, ("secret", Value.Of(secret)), ("expected", wanted.Length == 0 ? Value.Nothing : Value.Of(wanted)), ("policy", now.Length == 0 ? Value.Nothing : Value.Of(now)))),
            Change = wanted.Length == 0 ? $"The policy at secret {secret} is taken away." : $"Secret {secret} gets its earlier policy back.",
        };
    }
}
