using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Has Access Analyzer judge a document before it is put: errors, security warnings and suggestions.</summary>
internal sealed class CheckPolicy(AwsTenant tenant) : AwsRead(tenant)
{
    private const string Identity = "IDENTITY_POLICY";
    private const string Resource = "RESOURCE_POLICY";

    public static Parameter Kind { get; } = new("kind", ValueType.Text, Required: false, "identity, or resource for trust documents and policies at resources; identity where left out.");

    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.check-policy",
        Summary = "Check a policy document for errors and security warnings.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [AwsParameters.Account, new("document", ValueType.Text, Required: true, "The document, as JSON text."), Kind],
        Output = ValueType.ObjectOf(
            ("account", ValueType.Text), ("valid", ValueType.Bool),
            ("findings", ValueType.ListOf(ValueType.ObjectOf(("kind", ValueType.Text), ("code", ValueType.Text), ("detail", ValueType.Text))))),
        Idempotency = "Reads only.",
        Permissions = [new(AwsParameters.Provider, "access-analyzer:ValidatePolicy")],
        Failures = CloudFailures.With(CloudFailures.InvalidRequest),
        Source = "https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html",
    };

    public static string KindOf(Call call) => call.Optional("kind") == "resource" ? Resource : Identity;

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token) => Ended(
        await access.Analyzer.ValidateAsync(call.Need("document"), KindOf(call), token),
        findings => With(
            access, ("valid", Value.Of(findings.All(f => f.Kind != "ERROR"))),
            ("findings", Values.List(findings, f => Value.MapOf(("kind", Value.Of(f.Kind)), ("code", Value.Of(f.Code)), ("detail", Value.Of(f.Detail)))))), scope);
}
