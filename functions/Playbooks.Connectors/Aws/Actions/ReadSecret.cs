using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Reads a secret's labels, versions and policy; never its value.</summary>
internal sealed class ReadSecret(AwsTenant tenant) : AwsRead(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.read-secret",
        Summary = "Read which versions of a secret carry which labels, who may read it by its own policy, and when it was read.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [AwsParameters.Account, DenySecret.Secret],
        Output = ValueType.ObjectOf(
            ("account", ValueType.Text), ("secret", ValueType.Any), ("policy", ValueType.Text), ("deleted", ValueType.Any),
            ("versions", ValueType.ListOf(ValueType.ObjectOf(("id", ValueType.Text), ("stages", ValueType.ListOf(ValueType.Text)), ("created", ValueType.Any))))),
        Idempotency = "Reads only.",
        Preconditions = ["When it was read last is known to the day only."],
        Permissions = [SecretPolicy.Permitted("DescribeSecret"), SecretPolicy.Permitted("ListSecretVersionIds"), SecretPolicy.Permitted("GetResourcePolicy")],
        Failures = CloudFailures.With(CloudFailures.NotFound),
        Source = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var secret = call.Need("secret");
        var described = await access.Secrets.DescribeAsync(secret, token);
        var versions = described.Failure is null ? await access.Secrets.ListVersionsAsync(secret, token) : described.Failure;
        var policy = versions.Failure is null ? await access.Secrets.GetPolicyAsync(secret, token) : versions.Failure;
        return described.Is(out var found, out _) && versions.Is(out var all, out _)
            ? Ended(policy, text => With(
                access, ("secret", AccountOutput.Secret(found)), ("policy", Value.Of(text)), ("deleted", Values.Time(found.Deleted)),
                ("versions", Values.List(all, v => Value.MapOf(("id", Value.Of(v.Id)), ("stages", Value.ListOf(v.Stages)), ("created", Values.Time(v.Created)))))), scope)
            : AwsCodes.Outcome(policy.Failure ?? throw new InvalidOperationException("every failure is handed on to the last read"), scope.Time.GetUtcNow());
    }
}
