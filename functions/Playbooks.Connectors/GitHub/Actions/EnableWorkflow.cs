using Playbooks.Connectors.GitHub.Workflows;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Lets a workflow be started again.</summary>
internal static class EnableWorkflow
{
    public const string Name = "github.enable-workflow";

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Enable one workflow of a repository.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.Repository, GitHubTerms.Workflow],
        Output = WorkflowSwitch.Output,
        Undo = "Disables it again.",
        UndoneBy = [DisableWorkflow.Name],
        Idempotency = "The state is read first; an active workflow is left as it is.",
        Preconditions = ["The workflow exists and is not deleted."],
        After = ["github.set-actions-permissions"],
        Permissions = [GitHubTerms.Right("actions:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/workflows#enable-a-workflow",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetWorkflowAsync(place.Repository, place.Text("workflow"), token)).Is(out var workflow, out var failure))
        {
            return place.Failed(failure);
        }

        var change = $"The workflow {workflow.Path} of {place.Repository} goes from {workflow.State} to active.";
        return new SurveyOutcome.Surveyed(WorkflowSwitch.Found(place, workflow, workflow.State == WorkflowSwitch.Active, change, DisableWorkflow.Name));
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token) =>
        (await place.Api.EnableWorkflowAsync(place.Repository, place.Text("workflow"), token)).Is(out _, out var failure)
            ? await WorkflowSwitch.ReadBackAsync(place, token)
            : place.Outcome(failure);
}
