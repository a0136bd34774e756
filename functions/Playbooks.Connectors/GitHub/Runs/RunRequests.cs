using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Runs;

/// <summary>Permission: actions:read, actions:write to cancel.</summary>
internal static class RunRequests
{
    private const int LargestLog = 64 * 1024 * 1024;

    public static Task<Answer<WorkflowRun>> GetRunAsync(this GitHubApi api, RepositoryName repository, long run, CancellationToken token) =>
        api.ReadAsync<WorkflowRun>("github.get-run", GitHubPath.Of($"/repos/{repository}/actions/runs/{run}"), token);

    public static Task<Answer<WorkflowRun>> GetAttemptAsync(this GitHubApi api, RepositoryName repository, long run, int attempt, CancellationToken token) =>
        api.ReadAsync<WorkflowRun>("github.get-run-attempt", GitHubPath.Of($"/repos/{repository}/actions/runs/{run}/attempts/{attempt}"), token);

    /// <summary>The jobs of all attempts: without the filter GitHub hides those of earlier ones.</summary>
    public static Task<Answer<ImmutableArray<Job>>> ListJobsAsync(this GitHubApi api, RepositoryName repository, long run, CancellationToken token) =>
        api.ListAsync<JobPage, Job>("github.list-jobs", GitHubPath.Of($"/repos/{repository}/actions/runs/{run}/jobs?filter=all&per_page=100"), p => p.Jobs, token);

    /// <summary>The whole log of one job, at most 64 MiB. It may hold secrets that GitHub could not mask: never keep or print it.</summary>
    public static async Task<Answer<string>> ReadJobLogAsync(this GitHubApi api, RepositoryName repository, long job, CancellationToken token)
    {
        const string Operation = "github.read-job-log";
        var path = GitHubPath.Of($"/repos/{repository}/actions/jobs/{job}/logs");
        var answer = await api.SendAsync(Operation, path, r => r with { FollowsDownload = true, LargestAnswer = LargestLog }, token);
        return answer.Then<string>(reply => Encoding.UTF8.GetString(reply.Body.Span));
    }

    /// <summary>409 means that the run had ended already; it comes back as a failure with that status.</summary>
    public static Task<Answer<Done>> CancelRunAsync(this GitHubApi api, RepositoryName repository, long run, CancellationToken token) =>
        api.ChangeAsync("github.cancel-run", HttpMethod.Post, GitHubPath.Of($"/repos/{repository}/actions/runs/{run}/cancel"), null, token);

    /// <summary>Ends also the steps that run <c>always()</c>; for a run that does not stop.</summary>
    public static Task<Answer<Done>> ForceCancelRunAsync(this GitHubApi api, RepositoryName repository, long run, CancellationToken token) =>
        api.ChangeAsync("github.force-cancel-run", HttpMethod.Post, GitHubPath.Of($"/repos/{repository}/actions/runs/{run}/force-cancel"), null, token);

    public static async Task<Answer<RunPage>> ListRunPagesAsync(this GitHubApi api, RepositoryName repository, DateTimeOffset from, DateTimeOffset to, int cap, CancellationToken token)
    {
        RunPage? first = null;
        var path = GitHubPath.Of($"/repos/{repository}/actions/runs?created={Text(from)}..{Text(to)}&per_page=100");
        bool GoesOn(RunPage page) => (first ??= page).TotalCount <= cap;
        var runs = await api.ListAsync<RunPage, WorkflowRun>("github.list-runs", path, p => p.WorkflowRuns, GoesOn, token);
        return runs.Then<RunPage>(all => new RunPage(first?.TotalCount ?? all.Length, all));
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed record JobPage(ImmutableArray<Job> Jobs);
}
