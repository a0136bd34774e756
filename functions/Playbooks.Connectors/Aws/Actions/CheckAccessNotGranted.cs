using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Connectors.Cloud;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Has Access Analyzer say whether a document allows any of some actions: that a role that is given back is none too powerful.</summary>
internal sealed class CheckAccessNotGranted(AwsTenant tenant) : AwsRead(tenant)
{
    private const int Most = 100;

    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.check-access-not-granted",
        Summary = "Check that a policy document allows none of some actions.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            AwsParameters.Account, new("document", ValueType.Text, Required: true, "The document, as JSON text."),
            new("actions", ValueType.ListOf(ValueType.Text), Required: true, $"Whole names of at most {Most} actions, such as secretsmanager:GetSecretValue."), CheckPolicy.Kind,
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("granted", ValueType.Bool), ("reasons", ValueType.ListOf(ValueType.Text))),
        Idempotency = "Reads only.",
        Permissions = [new(AwsParameters.Provider, "access-analyzer:CheckAccessNotGranted")],
        Failures = CloudFailures.With(CloudFailures.InvalidRequest, CloudFailures.InvalidArguments),
        Source = "https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckAccessNotGranted.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token) =>
        call.Texts("actions").ToArray() is not { Length: > 0 and <= Most } actions
            ? new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, $"actions: between one and {Most}")
            : Ended(await access.Analyzer.GrantedAsync(call.Need("document"), actions, CheckPolicy.KindOf(call), token),
                reasons => With(access, ("granted", Value.Of(!reasons.IsEmpty)), ("reasons", Value.ListOf(reasons))), scope);
}
