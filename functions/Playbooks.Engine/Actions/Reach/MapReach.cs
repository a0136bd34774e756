using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Engine.Actions.Reach;

/// <summary>From what was observed to what was in reach and what has to be replaced. Looks at its arguments only.</summary>
/// <param name="read">Reads the workflow files that were observed.</param>
public sealed class MapReach(ReadWorkflow read) : IReadAction
{
    private const string Failed = "a step that failed or was left out gives null, and is shown as unseen.";

    public ActionContract Contract { get; } = new()
    {
        Name = "reach.map",
        Summary = "Compute which secrets, credentials and cloud identities the artifact could reach, and what has to be rotated.",
        Provider = ReachTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            new("artifact", ValueType.Text, Required: true, "The hostile action, pkg:github/owner/name or owner/name, or the hostile package, as pkg:npm/name."),
            new("versions", ValueType.ListOf(ValueType.Text), Required: false, "Hostile versions of a package; any where left out."),
            new("runs", ValueType.Any, Required: true, $"Output of github.find-runs; {Failed}"),
            new("hostile", ValueType.Any, Required: false, $"Output of github.find-hostile-runs; {Failed}"),
            new("machines", ValueType.Any, Required: false, $"Output of github.find-machine-jobs; {Failed}"),
            new("handed-on", ValueType.Any, Required: false, $"Output of github.find-handed-on; {Failed}"),
            new("inventories", ValueType.Any, Required: false, $"Output of inventory.find; {Failed}"),
            new("workflows", ValueType.Any, Required: true, $"Output of github.read-workflows for the runs of both; {Failed}"),
            new("repositories", ValueType.Any, Required: true, $"Output of github.list-repositories; {Failed}"),
            new("secrets", ValueType.ListOf(ValueType.Any), Required: true, "Items of a step that calls github.list-secrets for each repository of the runs; the item is the repository."),
            new("subjects", ValueType.ListOf(ValueType.Any), Required: true, "Items of a step that calls github.read-oidc-subjects for each repository of the runs."),
            new("deploy-keys", ValueType.ListOf(ValueType.Any), Required: false, "Items of a step that calls github.list-deploy-keys for each repository that the registry knows a deploy key of."),
            new("accounts", ValueType.ListOf(ValueType.Any), Required: true, $"Outputs of aws.read-account; {Failed}"),
            new("directories", ValueType.ListOf(ValueType.Any), Required: true, $"Outputs of entra.read-applications; {Failed}"),
            new("registry", ValueType.Any, Required: true, $"Output of tenant.read-registry; {Failed}"),
            new("logs", ValueType.ListOf(ValueType.Any), Required: false, "Items of a step that calls github.read-logs for each repository of the runs."),
        ],
        Output = ReachTerms.Output,
        Idempotency = "Computes from its arguments; equal arguments give an equal map.",
        Failures = [new("invalid-arguments", "The artifact is neither a GitHub action nor a package; name it as pkg:github/owner/name, or as pkg:npm/name.")],
    };

    public Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token) => Task.FromResult<ActionOutcome>(
        ReachFactsReader.Read(call.Arguments, read) is { } facts
            ? new ActionOutcome.Succeeded(ReachMap.Of(facts, scope.RunStarted).ToValue())
            : new ActionOutcome.FailedFinal("invalid-arguments", "artifact: is written pkg:github/owner/name, or owner/name, or as a package: pkg:npm/name"));
}
