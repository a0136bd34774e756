using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Mapping;

namespace Playbooks.Engine.Actions.Reach;

/// <summary>From one credential that was found exposed to what it opens and what has to be replaced. Looks at its arguments only.</summary>
public sealed class MapCredential : IReadAction
{
    private const string Failed = "a step that failed or was left out gives null, and is shown as unseen.";

    public ActionContract Contract { get; } = new()
    {
        Name = MappingActions.MapCredential,
        Summary = "Compute what a credential that was found exposed opens, and what has to be rotated with it.",
        Provider = ReachTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            new("credential", ValueType.Text, Required: true, "Id in the registry, access key id, key id of an application's secret, or place of a secret as the registry writes places."),
            new("where", ValueType.Text, Required: false, "Where it was found, in words."),
            new("since", ValueType.Text, Required: false, "Since when it lies there, as RFC 3339 writes times."),
            new("deploy-keys", ValueType.ListOf(ValueType.Any), Required: false, "Items of a step that calls github.list-deploy-keys for each repository that the registry knows a deploy key of."),
            new("accounts", ValueType.ListOf(ValueType.Any), Required: true, $"Outputs of aws.read-account; {Failed}"),
            new("directories", ValueType.ListOf(ValueType.Any), Required: true, $"Outputs of entra.read-applications; {Failed}"),
            new("registry", ValueType.Any, Required: true, $"Output of tenant.read-registry; {Failed}"),
        ],
        Output = ReachTerms.Output,
        Idempotency = "Computes from its arguments; equal arguments give an equal map.",
        Failures = [new("invalid-arguments", "No credential is named.")],
    };

    public Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token) => Task.FromResult<ActionOutcome>(
        string.IsNullOrWhiteSpace(call.Arguments.GetText("credential"))
            ? new ActionOutcome.FailedFinal("invalid-arguments", "credential: is empty; name the access key id, the key id, the place, or the registry's id")
            : new ActionOutcome.Succeeded(ReachMap.Of(ReachFactsReader.ReadLeak(call.Arguments), scope.RunStarted).ToValue()));
}
