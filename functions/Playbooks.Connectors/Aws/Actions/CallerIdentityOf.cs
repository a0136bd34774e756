using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Says who the run works as in an account.</summary>
internal sealed class CallerIdentityOf(AwsTenant tenant) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "aws.caller-identity",
        Summary = "Say who this run works as in an AWS account.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [AwsParameters.Account],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("arn", ValueType.Text), ("userId", ValueType.Text)),
        Idempotency = "Reads only.",
        Permissions = [AwsParameters.Sts("GetCallerIdentity")],
        Failures = CloudFailures.With(),
        Source = "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var answer = await access.Sts.GetCallerIdentityAsync(token);
        return answer.Is(out var me, out var why)
            ? new ActionOutcome.Succeeded(Value.MapOf(("account", Value.Of(me.Account)), ("arn", Value.Of(me.Arn)), ("userId", Value.Of(me.UserId))))
            : AwsCodes.Outcome(why, scope.Time.GetUtcNow());
    }
}
