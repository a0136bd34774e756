using Playbooks.Connectors.GitHub.Workflows;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Whether a workflow can be started.</summary>
internal static class CheckWorkflow
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "github.check-workflow",
        Summary = "Read whether one workflow of a repository is active.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.Repository, GitHubTerms.Workflow],
        Output = WorkflowSwitch.Output,
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("actions:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/workflows#get-a-workflow",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token) =>
        (await place.Api.GetWorkflowAsync(place.Repository, place.Text("workflow"), token)).Is(out var workflow, out var failure)
            ? new ActionOutcome.Succeeded(WorkflowSwitch.Written(place, workflow))
            : place.Outcome(failure);
}
