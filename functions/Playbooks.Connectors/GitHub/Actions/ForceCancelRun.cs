using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Ends a run at once, with the steps that would clean up after it: for a run that must not go on for one more second.</summary>
internal static class ForceCancelRun
{
    private const int AlreadyEnded = 409;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public const string Name = "github.force-cancel-run";

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "End one workflow run at once, without the steps that always run.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.Repository, new("run", ValueType.Int, Required: true, "Id of the run.")],
        Output = ValueType.ObjectOf(("repository", ValueType.Text), ("run", ValueType.Int), ("status", ValueType.Text), ("conclusion", GitHubTerms.OptionalText)),
        Undo = "None; the workflow can be started anew.",
        Idempotency = "A run that has ended is left as it is; asking twice does no harm.",
        Preconditions = ["What its always() steps would do (upload evidence, release a lock) may be left undone: github.cancel-run lets them."],
        After = [DisableWorkflow.Name],
        Behind = [new(DisableWorkflow.Name, Kinship.Repository)],
        Permissions = [GitHubTerms.Right("actions:write")],
        Failures = GitHubFailures.OfChange(GitHubFailures.StillRunning),
        Source = GitHubTerms.Docs + "actions/workflow-runs#force-cancel-a-workflow-run",
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
            Change = $"The run {run.Id} of {run.File} in {place.Repository}, now {run.Status}, is ended at once.",
        });
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        var forced = await place.Api.ForceCancelRunAsync(place.Repository, place.Number("run"), token);
        if (forced.Failure is { Status: not AlreadyEnded } refused)
        {
            return place.Outcome(refused);
        }

        var end = await RunEnd.WaitAsync(place, place.Number("run"), Pause, Patience, token);
        if (!end.Is(out var run, out var failure))
        {
            return place.Outcome(failure);
        }

        return run.IsCompleted
            ? new ActionOutcome.Succeeded(Value.MapOf(
                ("repository", Value.Of($"{place.Repository}")), ("run", Value.Of(run.Id)), ("status", Value.Of(run.Status)), ("conclusion", Value.Of(run.Conclusion))))
            : new ActionOutcome.FailedRetryable(GitHubFailures.StillRunning.Code, $"the run {run.Id} is still {run.Status}");
    }
}
