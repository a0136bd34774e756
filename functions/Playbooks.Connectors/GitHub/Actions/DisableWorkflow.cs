using Playbooks.Connectors.GitHub.Workflows;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Keeps a workflow from being started. Runs that exist go on: cancel them as well.</summary>
internal static class DisableWorkflow
{
    public const string Name = "github.disable-workflow";

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Disable one workflow of a repository.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.Repository, GitHubTerms.Workflow],
        Output = WorkflowSwitch.Output,
        Undo = "Enables it again, but only where it was active; runs that the schedule missed do not come back.",
        UndoneBy = [EnableWorkflow.Name],
        Idempotency = "The state is read first; a workflow that is disabled for any reason is left as it is.",
        Preconditions = ["The workflow exists and is not deleted."],
        Permissions = [GitHubTerms.Right("actions:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/workflows#disable-a-workflow",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetWorkflowAsync(place.Repository, place.Text("workflow"), token)).Is(out var workflow, out var failure))
        {
            return place.Failed(failure);
        }

        var change = $"The workflow {workflow.Path} of {place.Repository} goes from {workflow.State} to disabled_manually.";
        return new SurveyOutcome.Surveyed(WorkflowSwitch.Found(place, workflow, workflow.State != WorkflowSwitch.Active, change, EnableWorkflow.Name));
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token) =>
        (await place.Api.DisableWorkflowAsync(place.Repository, place.Text("workflow"), token)).Is(out _, out var failure)
            ? await WorkflowSwitch.ReadBackAsync(place, token)
            : place.Outcome(failure);
}
