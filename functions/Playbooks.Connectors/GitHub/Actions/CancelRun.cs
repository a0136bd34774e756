using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Ends a run. GitHub takes the request and ends it later, and steps that run <c>always()</c> go on until it is forced.</summary>
internal static class CancelRun
{
    public const string Name = "github.cancel-run";

    private const int AlreadyEnded = 409;
    private const int UsualGrace = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Cancel one workflow run and wait until it has ended.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs =
        [
            GitHubTerms.Repository,
            new("run", ValueType.Int, Required: true, "Id of the run."),
            new("force", ValueType.Bool, Required: false, "Force it where it has not ended after the grace; true unless said otherwise."),
            new("grace", ValueType.Int, Required: false, "Seconds that a run has to end by itself, in which its always() steps go on; 10 where left out."),
        ],
        Output = ValueType.ObjectOf(("repository", ValueType.Text), ("run", ValueType.Int), ("status", ValueType.Text), ("conclusion", GitHubTerms.OptionalText)),
        Undo = "None; the workflow can be started anew.",
        Idempotency = "A run that has ended is left as it is; asking twice does no harm.",
        After = [DisableWorkflow.Name],
        Behind = [new(DisableWorkflow.Name, Kinship.Repository)],
        Permissions = [GitHubTerms.Right("actions:write")],
        Failures = GitHubFailures.OfChange(GitHubFailures.StillRunning),
        Source = GitHubTerms.Docs + "actions/workflow-runs#cancel-a-workflow-run",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetRunAsync(place.Repository, place.Number("run"), token)).Is(out var run, out var failure))
        {
            return place.Failed(failure);
        }

        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = $"{place.Target}/runs/{run.Id}",
            State = Value.MapOf(("ended", Value.Of(run.IsCompleted)), ("attempt", Value.Of(run.RunAttempt))),
            Verdict = run.IsCompleted ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Change = $"The run {run.Id} of {run.File} in {place.Repository} goes from {run.Status} to cancelled.",
        });
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        var asked = await place.Api.CancelRunAsync(place.Repository, place.Number("run"), token);
        if (asked.Failure is { Status: not AlreadyEnded } failure)
        {
            return place.Outcome(failure);
        }

        var outcome = await EndedAsync(place, TimeSpan.FromSeconds(Math.Clamp(place.Call.Arguments.Get("grace") is Value.Int grace ? grace.Number : UsualGrace, 0, 3600)), token);
        if (outcome is not ActionOutcome.FailedRetryable { Code: "still-running" } || place.Flag("force") == false)
        {
            return outcome;
        }

        var forced = await place.Api.ForceCancelRunAsync(place.Repository, place.Number("run"), token);
        return forced.Failure is { Status: not AlreadyEnded } why ? place.Outcome(why) : await EndedAsync(place, Patience, token);
    }

    private static async Task<ActionOutcome> EndedAsync(Place place, TimeSpan patience, CancellationToken token)
    {
        var answer = await RunEnd.WaitAsync(place, place.Number("run"), Pause, patience, token);
        if (!answer.Is(out var run, out var failure))
        {
            return place.Outcome(failure);
        }

        return run.IsCompleted
            ? new ActionOutcome.Succeeded(Value.MapOf(
                ("repository", Value.Of(place.Repository.ToString())), ("run", Value.Of(run.Id)), ("status", Value.Of(run.Status)), ("conclusion", Value.Of(run.Conclusion))))
            : new ActionOutcome.FailedRetryable(GitHubFailures.StillRunning.Code, $"the run {run.Id} is still {run.Status}");
    }
}
