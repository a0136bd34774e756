using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.GitHub.Workflows;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Starts a workflow and waits for its end: a controlled run, a canary. Its outcome is the run's conclusion.</summary>
internal static class DispatchWorkflow
{
    private const string Before = "dispatching";
    private const string After = "dispatched";
    private const string Not = "not-dispatched";
    private const string RunMember = "run";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>GitHub answers a dispatch with its run, so a request that was under way when its sender died has made its run, listed, within this time.</summary>
    private static readonly TimeSpan Appearing = TimeSpan.FromSeconds(30);

    /// <summary>GitHub's clock may be this much behind ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.dispatch-workflow",
        Summary = "Start a workflow at a ref and wait until its run has ended in success.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.Repository,
            GitHubTerms.Workflow,
            new("ref", ValueType.Text, Required: true, "Branch or tag whose version of the workflow runs."),
            new("inputs", ValueType.MapOf(ValueType.Text, ValueType.Text), Required: false, "Inputs of the workflow, at most 25. Never a secret: they are shown with the run."),
        ],
        Output = ValueType.ObjectOf(("repository", ValueType.Text), ("run", ValueType.Int), ("conclusion", ValueType.Text), ("head_sha", ValueType.Text), ("url", GitHubTerms.OptionalText)),
        Undo = "Nothing to put back: a run leaves its record. What the workflow itself changes is the workflow's own to undo.",
        Idempotency = "GitHub tells the run that the dispatch started and it is recorded; an attempt that broke off in between goes on with the one run that an App dispatched at that time and ref; where there is more than one, a person decides.",
        Preconditions = ["The workflow is active and has the trigger workflow_dispatch at the ref."],
        After = [EnableWorkflow.Name, SetActionsPermissions.Name],
        Permissions = [GitHubTerms.Right("actions:write")],
        Failures = GitHubFailures.OfChange(GitHubFailures.RunFailed, GitHubFailures.StillRunning),
        Source = GitHubTerms.Docs + "actions/workflows#create-a-workflow-dispatch-event",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, (place, survey, token) => PerformAsync(place, survey, JudgeAsync, token));

    public static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetWorkflowAsync(place.Repository, place.Text("workflow"), token)).Is(out var workflow, out var failure))
        {
            return place.Failed(failure);
        }

        var survey = new Survey
        {
            Target = WorkflowSwitch.TargetOf(place, workflow),
            State = Value.MapOf(("state", Value.Of(workflow.State))),
            Verdict = SurveyVerdict.ToDo,
            Change = $"The workflow {workflow.Path} of {place.Repository} runs once at {place.Text("ref")}.",
        };
        return DispatchedRun(place) is not null
            ? new SurveyOutcome.Surveyed(survey with { Verdict = SurveyVerdict.Partial })
            : await InterruptedAsync(place, workflow, survey, token);
    }

    /// <summary>An attempt that said it would dispatch and never said what came of it.</summary>
    private static async Task<SurveyOutcome> InterruptedAsync(Place place, Workflow workflow, Survey survey, CancellationToken token)
    {
        if (place.Scope.Marks.LastOrDefault() is not { Name: Before } mark || !TimeText.TryRead(mark.Data.GetText("at") ?? "", out var stamp) || stamp.AsTime() is not { } began)
        {
            return new SurveyOutcome.Surveyed(survey);
        }

        var now = place.Scope.Time.GetUtcNow();
        if (!(await place.Api.FindRunsAsync(place.Repository, began - Skew, began + Appearing, token)).Is(out var window, out var failure))
        {
            return place.Failed(failure);
        }

        var candidates = window.Runs.Where(run => run.WorkflowId == workflow.Id && MayBeOurs(run, place)).ToList();
        return candidates switch
        {
            [var ours] => new SurveyOutcome.Surveyed(survey with { Verdict = SurveyVerdict.Partial, State = Value.MapOf(("state", Value.Of(workflow.State)), (RunMember, Value.Of(ours.Id))) }),
            [] when now < began + Appearing =>
                new SurveyOutcome.Failed(new ActionOutcome.FailedRetryable(GitHubFailures.StillRunning.Code, "a dispatch may still be under way", began + Appearing - now)),
            [] => new SurveyOutcome.Surveyed(survey),
            _ => new SurveyOutcome.Surveyed(survey with { Verdict = SurveyVerdict.Unclear }),
        };
    }

    /// <summary>An App's runs are its bot's; what people dispatch is theirs.</summary>
    private static bool MayBeOurs(WorkflowRun run, Place place) =>
        run is { Event: "workflow_dispatch", Actor.Login: { } actor } && actor.EndsWith("[bot]", StringComparison.Ordinal)
        && run.HeadBranch == place.Text("ref").Replace("refs/heads/", "", StringComparison.Ordinal);

    /// <param name="judge">What comes of the run, once it has ended.</param>
    public static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, Func<Place, WorkflowRun, CancellationToken, Task<ActionOutcome>> judge, CancellationToken token)
    {
        if (DispatchedRun(place) is { } known)
        {
            return await EndedAsync(place, known, judge, token);
        }

        if (survey.State.Get(RunMember) is Value.Int { Number: var found })
        {
            await place.Scope.MarkAsync(After, Value.MapOf((RunMember, Value.Of(found))), token);
            return await EndedAsync(place, found, judge, token);
        }

        await place.Scope.MarkAsync(Before, Value.MapOf(("at", GitHubTerms.Time(place.Scope.Time.GetUtcNow()))), token);
        var answer = await place.Api.DispatchAsync(place.Repository, place.Text("workflow"), place.Text("ref"), Inputs(place), token);
        if (!answer.Is(out var dispatched, out var failure))
        {
            if (failure.Kind != FailureKind.Unknown)
            {
                await place.Scope.MarkAsync(Not, Value.Nothing, token);
            }

            return place.Outcome(failure);
        }

        await place.Scope.MarkAsync(After, Value.MapOf((RunMember, Value.Of(dispatched.WorkflowRunId))), token);
        return await EndedAsync(place, dispatched.WorkflowRunId, judge, token);
    }

    private static async Task<ActionOutcome> EndedAsync(Place place, long id, Func<Place, WorkflowRun, CancellationToken, Task<ActionOutcome>> judge, CancellationToken token)
    {
        if (!(await RunEnd.WaitAsync(place, id, Pause, Patience, token)).Is(out var run, out var failure))
        {
            return place.Outcome(failure);
        }

        return run.IsCompleted
            ? await judge(place, run, token)
            : new ActionOutcome.FailedRetryable(GitHubFailures.StillRunning.Code, $"the run {id} of {place.Repository} is still {run.Status}", TimeSpan.FromMinutes(1));
    }

    private static Task<ActionOutcome> JudgeAsync(Place place, WorkflowRun run, CancellationToken token) =>
        Task.FromResult(run.Conclusion == "success" ? new ActionOutcome.Succeeded(Value.MapOf(Members(place, run))) : Failed(place, run));

    public static ActionOutcome Failed(Place place, WorkflowRun run) =>
        new ActionOutcome.FailedFinal(GitHubFailures.RunFailed.Code, $"the run {run.Id} of {place.Repository} ended in {run.Conclusion}");

    private static long? DispatchedRun(Place place) =>
        (place.Scope.Marks.LastOrDefault(m => m.Name == After)?.Data.Get(RunMember) as Value.Int)?.Number;

    private static Dictionary<string, string> Inputs(Place place) =>
        place.Call.Arguments.Get("inputs") is Value.Map inputs
            ? inputs.Entries.ToDictionary(e => Text(e.Key), e => Text(e.Value), StringComparer.Ordinal)
            : [];

    private static string Text(Value value) => value is Value.Text text ? text.Content : PlainJson.Write(value);

    public static (string Name, Value Value)[] Members(Place place, WorkflowRun run) =>
    [
        ("repository", Value.Of(place.Repository.ToString())),
        ("run", Value.Of(run.Id)),
        ("conclusion", Value.Of(run.Conclusion)),
        ("head_sha", Value.Of(run.HeadSha)),
        ("url", Value.Of(run.HtmlUrl)),
    ];
}
