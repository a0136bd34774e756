using Playbooks.Connectors.GitHub.Evidence;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Looks for indicators of compromise in the logs of runs. Tells where they stand, and never what stands there.</summary>
internal static class ReadLogs
{
    public static Parameter Indicators { get; } = new("indicators", ValueType.ListOf(ValueType.Text), Required: true, "Texts of at least four characters, compared without regard to case.");

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.read-logs",
        Summary = "Search the job logs of runs for indicators of compromise and tell where they stand.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            GitHubTerms.Repository,
            new("runs", ValueType.ListOf(ValueType.Int), Required: true, "Ids of the runs; all their attempts are searched."),
            Indicators,
        ],
        Output = ValueType.ObjectOf(
            ("searched", ValueType.Int),
            ("findings", ValueType.ListOf(ValueType.ObjectOf(
                ("run", ValueType.Int), ("attempt", ValueType.Int), ("job", ValueType.Int), ("job_name", ValueType.Text), ("line", ValueType.Int), ("indicator", ValueType.Text)))),
            ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Preconditions = ["The logs are still kept; GitHub deletes them after the repository's retention time."],
        Permissions = [GitHubTerms.Right("actions:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/workflow-jobs#download-job-logs-for-a-workflow-run",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    public static List<string> IndicatorsOf(Place place) => place.Call.Arguments.Get("indicators")?.Items.OfType<Value.Text>().Select(t => t.Content).ToList() ?? [];

    /// <summary>What is wrong with an indicator that is found everywhere; null where none is so short.</summary>
    public static string? TooShort(IReadOnlyList<string> indicators) =>
        LogSearch.TooShort(indicators) is { } wrong ? $"the indicator '{wrong}' is shorter than {LogSearch.Shortest} characters and would be found everywhere" : null;

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        var indicators = IndicatorsOf(place);
        if (TooShort(indicators) is { } wrong)
        {
            return new ActionOutcome.FailedFinal(Cloud.CloudCodes.InvalidArguments, wrong);
        }

        var runs = place.Call.Arguments.Get("runs")?.Items.OfType<Value.Int>().Select(i => i.Number).Distinct() ?? [];
        var search = await RunLogSearch.FindAsync(place, runs, indicators, token);
        return new ActionOutcome.Succeeded(Value.MapOf(
            ("searched", Value.Of(search.Searched)),
            ("findings", Value.ListOf(search.Findings.Select(f => Written(f.Job, f.Line, f.Indicator)))),
            ("cannot_tell", Value.ListOf(search.Unread.Select(u => GitHubTerms.Unknowable(u.Target, u.Why))))));
    }

    private static Value Written(Job job, int line, string indicator) => Value.MapOf(
        ("run", Value.Of(job.RunId)),
        ("attempt", Value.Of(job.RunAttempt)),
        ("job", Value.Of(job.Id)),
        ("job_name", Value.Of(job.Name)),
        ("line", Value.Of(line)),
        ("indicator", Value.Of(indicator)));
}
