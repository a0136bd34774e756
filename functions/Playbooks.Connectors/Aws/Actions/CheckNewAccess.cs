using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Has Access Analyzer say whether a document allows more than the one from before: the second opinion on drift of trust and permissions.</summary>
internal sealed class CheckNewAccess(AwsTenant tenant) : AwsRead(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.check-new-access",
        Summary = "Check that a policy document allows nothing beyond an earlier one.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            AwsParameters.Account, new("before", ValueType.Text, Required: true, "The document of the baseline, as JSON text."), new("now", ValueType.Text, Required: true, "The document as it is, as JSON text."),
            CheckPolicy.Kind,
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("same", ValueType.Bool), ("reasons", ValueType.ListOf(ValueType.Text))),
        Idempotency = "Reads only.",
        Permissions = [new(AwsParameters.Provider, "access-analyzer:CheckNoNewAccess")],
        Failures = CloudFailures.With(CloudFailures.InvalidRequest),
        Source = "https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckNoNewAccess.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token) => Ended(
        await access.Analyzer.NewAccessAsync(call.Need("before"), call.Need("now"), CheckPolicy.KindOf(call), token),
        reasons => With(access, ("same", Value.Of(reasons.IsEmpty)), ("reasons", Value.ListOf(reasons))), scope);
}
