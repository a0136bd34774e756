using Playbooks.Connectors.GitHub.Workflows;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>What disabling and enabling a workflow share.</summary>
internal static class WorkflowSwitch
{
    public const string Active = "active";

    public static ValueType Output { get; } = ValueType.ObjectOf(("repository", ValueType.Text), ("workflow", ValueType.Text), ("path", ValueType.Text), ("state", ValueType.Text));

    public static string TargetOf(Place place, Workflow workflow) => $"{place.Target}/workflows/{FileOf(workflow)}";

    /// <param name="change">Says what changes from the state found.</param>
    /// <param name="opposite">The action that puts it back; null where there is nothing to put back.</param>
    public static Survey Found(Place place, Workflow workflow, bool isDone, string change, string? opposite) => new()
    {
        Target = TargetOf(place, workflow),
        State = Value.MapOf(("state", Value.Of(workflow.State))),
        Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = isDone || opposite is null ? null : new UndoCall(opposite, GitHubTerms.Provider, Effect.Changes, Value.MapOf(
            ("repository", Value.Of(place.Repository.ToString())), ("workflow", Value.Of($"{workflow.Id}")))),
        Change = change,
    };

    /// <summary>Reads it back, for a PUT that answers 204 says nothing of the state.</summary>
    public static async Task<ActionOutcome> ReadBackAsync(Place place, CancellationToken token) =>
        (await place.Api.GetWorkflowAsync(place.Repository, place.Text("workflow"), token)).Is(out var workflow, out var failure)
            ? new ActionOutcome.Succeeded(Written(place, workflow))
            : place.Outcome(failure);

    public static Value Written(Place place, Workflow workflow) => Value.MapOf(
        ("repository", Value.Of(place.Repository.ToString())),
        ("workflow", Value.Of($"{workflow.Id}")),
        ("path", Value.Of(workflow.Path)),
        ("state", Value.Of(workflow.State)));

    private static string FileOf(Workflow workflow) => workflow.Path[(workflow.Path.LastIndexOf('/') + 1)..];
}
