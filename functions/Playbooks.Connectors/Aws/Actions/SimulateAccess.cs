using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Has IAM say what a user or role would be allowed; policies at resources count for users only.</summary>
internal sealed class SimulateAccess(AwsTenant tenant) : AwsRead(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.simulate-access",
        Summary = "Simulate which actions an IAM user or role is allowed on which resources.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            AwsParameters.Account, new("principal", ValueType.Text, Required: true, "ARN of the user or role."),
            new("actions", ValueType.ListOf(ValueType.Text), Required: true, "Actions, such as secretsmanager:GetSecretValue."),
            new("resources", ValueType.ListOf(ValueType.Text), Required: false, "ARNs; all resources where left out."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("decisions", ValueType.ListOf(ValueType.ObjectOf(("action", ValueType.Text), ("resource", ValueType.Text), ("decision", ValueType.Text))))),
        Idempotency = "Reads only.",
        Preconditions = ["The simulation may differ from what really happens: conditions that depend on the request are not known to it."],
        Permissions = [AwsParameters.Iam("SimulatePrincipalPolicy")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token) => Ended(
        await access.Reports.SimulateAsync(call.Need("principal"), call.Texts("actions"), call.Texts("resources"), token),
        all => With(access, ("decisions", Values.List(all, d => Value.MapOf(("action", Value.Of(d.Action)), ("resource", Value.Of(d.Resource)), ("decision", Value.Of(d.Verdict)))))), scope);
}
