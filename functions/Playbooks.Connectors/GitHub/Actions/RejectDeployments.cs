using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Turns down the deployments of a run that wait for approval, before somebody approves them out of habit.</summary>
internal sealed class RejectDeployments(GitHubTenant tenant) : GitHubRemoval<PendingDeployment>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.reject-deployments",
        Summary = "Reject the deployments of a run that wait for approval.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs =
        [
            GitHubTerms.Repository,
            new("run", ValueType.Int, Required: true, "Id of the run."),
            new("comment", ValueType.Text, Required: false, "Shown with the rejection."),
        ],
        Output = Removed,
        Undo = "None: the run has failed; the workflow can be started anew.",
        Idempotency = "A deployment that no longer waits counts as rejected.",
        Preconditions = ["GitHub asks a required reviewer, which an App seldom is: cancel the run where it refuses."],
        After = [DisableWorkflow.Name],
        Permissions = [GitHubTerms.Right("actions:read"), GitHubTerms.Right("deployments:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/workflow-runs#review-pending-deployments-for-a-workflow-run",
    };

    protected override Task<Answer<ImmutableArray<PendingDeployment>>> FindAsync(Place place, CancellationToken token) =>
        place.Api.ListPendingDeploymentsAsync(place.Repository, place.Number("run"), token);

    protected override Task<Answer<Done>> RemoveAsync(Place place, PendingDeployment item, CancellationToken token) => RejectAsync(place, [item], token);

    protected override async Task<ProviderFailure?> RemoveAllAsync(Place place, ImmutableArray<PendingDeployment> there, CancellationToken token) =>
        there.IsEmpty ? null : (await RejectAsync(place, there, token)).Failure;

    protected override string TargetOf(Place place, ImmutableArray<PendingDeployment> there) => $"{place.Target}/runs/{place.Number("run")}/deployments";

    protected override Value Written(PendingDeployment item) => Value.MapOf(("environment", Value.Of(item.Environment.Name)));

    protected override string Said(Place place, ImmutableArray<PendingDeployment> there) =>
        $"The run {place.Number("run")} of {place.Repository} may not deploy to {string.Join(", ", there.Select(d => d.Environment.Name))}.";

    protected override ImmutableArray<string> Cuts(Place place, ImmutableArray<PendingDeployment> there) => [];

    private static Task<Answer<Done>> RejectAsync(Place place, IEnumerable<PendingDeployment> some, CancellationToken token) => place.Api.RejectDeploymentsAsync(
        place.Repository, place.Number("run"), some.Select(d => d.Environment.Id), place.OptionalText("comment") ?? "Rejected by incident response.", token);
}
