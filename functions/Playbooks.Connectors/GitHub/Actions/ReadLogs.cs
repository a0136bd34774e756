using Playbooks.Connectors.GitHub.Evidence;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Looks for indicators of compromise in the logs of runs. Tells where they stand, and never what stands there.</summary>
internal static class ReadLogs
{
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
            new("indicators", ValueType.ListOf(ValueType.Text), Required: true, "Texts of at least four characters, compared without regard to case."),
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

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        var indicators = place.Call.Arguments.Get("indicators")?.Items.OfType<Value.Text>().Select(t => t.Content).ToList() ?? [];
        if (LogSearch.TooShort(indicators) is { } wrong)
        {
            return new ActionOutcome.FailedFinal(Cloud.CloudCodes.InvalidArguments, $"the indicator '{wrong}' is shorter than {LogSearch.Shortest} characters and would be found everywhere");
        }

        var (findings, unknown, searched) = (new List<Value>(), new List<Value>(), 0);
        foreach (var run in place.Call.Arguments.Get("runs")?.Items.OfType<Value.Int>().Select(i => i.Number).Distinct() ?? [])
        {
            if (!(await place.Api.ListJobsAsync(place.Repository, run, token)).Is(out var jobs, out var failure))
            {
                unknown.Add(GitHubTerms.Unknowable($"{place.Target}/runs/{run}", failure.Detail));
                continue;
            }

            foreach (var job in jobs)
            {
                if (!(await place.Api.ReadJobLogAsync(place.Repository, job.Id, token)).Is(out var log, out var whyNot))
                {
                    unknown.Add(GitHubTerms.Unknowable($"{place.Target}/jobs/{job.Id}", whyNot.Detail));
                    continue;
                }

                searched++;
                findings.AddRange(LogSearch.Find(log, indicators).Select(f => Written(job, f)));
            }
        }

        return new ActionOutcome.Succeeded(Value.MapOf(("searched", Value.Of(searched)), ("findings", Value.ListOf(findings)), ("cannot_tell", Value.ListOf(unknown))));
    }

    private static Value Written(Job job, LogFinding finding) => Value.MapOf(
        ("run", Value.Of(job.RunId)),
        ("attempt", Value.Of(job.RunAttempt)),
        ("job", Value.Of(job.Id)),
        ("job_name", Value.Of(job.Name)),
        ("line", Value.Of(finding.Line)),
        ("indicator", Value.Of(finding.Indicator)));
}
