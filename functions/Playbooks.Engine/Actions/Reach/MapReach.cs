using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;

namespace Playbooks.Engine.Actions.Reach;

/// <summary>From what was observed to what was in reach and what has to be replaced. Looks at its arguments only.</summary>
/// <param name="read">Reads the workflow files that were observed.</param>
public sealed class MapReach(ReadWorkflow read) : IReadAction
{
    private const string Failed = "a step that failed or was left out gives null, and is shown as unseen.";

    /// <summary>An amended run maps again at once; one map is all that is kept.</summary>
    private Made? last;

    public ActionContract Contract { get; } = new()
    {
        Name = MappingActions.Map,
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

    public Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var work = Widened(call.Arguments, scope) ?? (ReachFactsReader.Read(call.Arguments, read) is { } facts ? new ReachWork(facts, scope.RunStarted) : null);
        if (work is null)
        {
            return Task.FromResult<ActionOutcome>(new ActionOutcome.FailedFinal("invalid-arguments", "artifact: is written pkg:github/owner/name, or owner/name, or as a package: pkg:npm/name"));
        }

        last = new(scope.RunId, scope.RunStarted, call.Arguments, work);
        return Task.FromResult<ActionOutcome>(new ActionOutcome.Succeeded(work.Map.ToValue()));
    }

    /// <summary>The work of this run's last map with what its wider window adds; null where there is none, or where something else changed too.</summary>
    private ReachWork? Widened(Value arguments, IActionScope scope)
    {
        if (Interlocked.Exchange(ref last, null) is not { } before || (before.Run, before.Started) != (scope.RunId, scope.RunStarted)
            || FactsDelta.Between(before.Arguments, arguments) is not { } added || ReachFactsReader.Read(added, read) is not { } facts)
        {
            return null;
        }

        before.Work.Widen(facts);
        return before.Work;
    }

    private sealed record Made(string Run, DateTimeOffset Started, Value Arguments, ReachWork Work);
}
