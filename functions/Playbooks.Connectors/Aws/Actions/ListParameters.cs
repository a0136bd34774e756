using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Lists parameters of Systems Manager with who changed each last; never a value.</summary>
internal sealed class ListParameters(AwsTenant tenant) : AwsRead(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.list-parameters",
        Summary = "List the parameters of Systems Manager with their last change.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [AwsParameters.Account],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("parameters", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Permissions = [new(AwsParameters.Provider, "ssm:DescribeParameters")],
        Failures = CloudFailures.With(),
        Source = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token) => Ended(
        await access.Parameters.DescribeAsync(token), all => With(access, ("parameters", Values.List(all, AccountOutput.Parameter))), scope);
}
