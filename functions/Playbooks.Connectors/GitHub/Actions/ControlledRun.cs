using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Evidence;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Starts a workflow at a ref set aside for it, waits for its end, and looks for indicators of compromise in what it printed.</summary>
internal static class ControlledRun
{
    private static readonly FailureCode IndicatorFound = new("indicator-found", "A log of the run shows an indicator. Keep the workflow disabled and open the run at the line that the message names.");

    private static readonly FailureCode LogUnread = new("log-unread", "A log of the run cannot be read, so nothing is proven.", Retryable: true);

    public static ActionContract Contract { get; } = DispatchWorkflow.Contract with
    {
        Name = "github.controlled-run",
        Summary = "Start a workflow at a quarantine ref, wait until its run has ended, and prove that its logs show no indicator of compromise.",
        Inputs = [.. DispatchWorkflow.Contract.Inputs, ReadLogs.Indicators],
        Output = ValueType.ObjectOf(
            ("repository", ValueType.Text), ("run", ValueType.Int), ("conclusion", ValueType.Text), ("head_sha", ValueType.Text), ("url", GitHubTerms.OptionalText),
            ("clean", ValueType.Bool), ("searched", ValueType.Int), ("reusable", ValueType.ListOf(ValueType.Text))),
        Preconditions =
        [
            .. DispatchWorkflow.Contract.Preconditions,
            "The ref holds no poisoned commit and its jobs reach no secret of production: an environment of its own, with a required reviewer, is the gate. A re-run would repeat the old commit with the old actor's rights, so a new run is started.",
        ],
        Permissions = [GitHubTerms.Right("actions:write"), GitHubTerms.Right("actions:read")],
        Failures = GitHubFailures.OfChange(IndicatorFound, LogUnread, GitHubFailures.RunFailed, GitHubFailures.StillRunning),
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, (place, survey, token) => DispatchWorkflow.PerformAsync(place, survey, JudgeAsync, token));

    private static Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token) =>
        Wrong(ReadLogs.IndicatorsOf(place)) is { } wrong
            ? Task.FromResult<SurveyOutcome>(new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, wrong)))
            : DispatchWorkflow.SurveyAsync(place, token);

    private static string? Wrong(IReadOnlyList<string> indicators) =>
        indicators.Count == 0 ? "without an indicator every run would be clean; name at least one" : ReadLogs.TooShort(indicators);

    /// <summary>A log that shows an indicator says more than the run's conclusion, and one that is not read says nothing.</summary>
    private static async Task<ActionOutcome> JudgeAsync(Place place, WorkflowRun run, CancellationToken token)
    {
        var search = await RunLogSearch.FindAsync(place, [run.Id], ReadLogs.IndicatorsOf(place), token);
        return search switch
        {
            { Findings: [var first, ..] } => new ActionOutcome.FailedFinal(
                IndicatorFound.Code, $"'{first.Indicator}' stands in line {first.Line} of the log of job {first.Job.Name} ({first.Job.Id}) of run {run.Id} of {place.Repository}; {search.Findings.Count} such lines in all"),
            { Unread: [var first, ..] } => new ActionOutcome.FailedRetryable(LogUnread.Code, $"{first.Target} cannot be read: {first.Why}", TimeSpan.FromMinutes(1)),
            { Searched: 0 } => new ActionOutcome.FailedRetryable(LogUnread.Code, $"the run {run.Id} of {place.Repository} lists no job whose log could be read", TimeSpan.FromMinutes(1)),
            _ when run.Conclusion != "success" => DispatchWorkflow.Failed(place, run),
            _ => new ActionOutcome.Succeeded(Value.MapOf(
                [
                    .. DispatchWorkflow.Members(place, run),
                    ("clean", Value.True),
                    ("searched", Value.Of(search.Searched)),
                    ("reusable", Values.List(run.References, reference => Value.Of($"{reference.Path} {reference.Sha}"))),
                ])),
        };
    }
}
