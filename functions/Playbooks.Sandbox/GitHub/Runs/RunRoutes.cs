using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Runs;

internal static class RunRoutes
{
    private const int MostFiltered = 1000;

    private static readonly string[] Filters = ["actor", "branch", "check_suite_id", "created", "event", "head_sha", "status"];

    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "/actions/runs", "actions/list-workflow-runs-for-repo", "actions:read", ask => List(ask, _ => true)),
        Route.Repo("GET", "/actions/runs/{run_id}", "actions/get-workflow-run", "actions:read", ask =>
            IfFound(ask, run => Answer.Json(200, RunShape.Of(ask, run, run.Latest)))),
        Route.Repo("GET", "/actions/runs/{run_id}/attempts/{attempt_number}", "actions/get-workflow-run-attempt", "actions:read", ask =>
            IfAttempt(ask, (run, attempt) => Answer.Json(200, RunShape.Of(ask, run, attempt)))),
        Route.Repo("GET", "/actions/runs/{run_id}/jobs", "actions/list-jobs-for-workflow-run", "actions:read", ask => IfFound(ask, run => Jobs(ask, run))),
        Route.Repo("GET", "/actions/runs/{run_id}/attempts/{attempt_number}/jobs", "actions/list-jobs-for-workflow-run-attempt", "actions:read", ask =>
            IfAttempt(ask, (run, attempt) => Page.Of(ask, "jobs", attempt.Jobs, job => RunShape.Job(ask, run, attempt, job)))),
        Route.Repo("GET", "/actions/jobs/{job_id}", "actions/get-job-for-workflow-run", "actions:read", ask =>
            IfJob(ask, (run, attempt, job) => Answer.Json(200, RunShape.Job(ask, run, attempt, job)))),
        Route.Repo("GET", "/actions/jobs/{job_id}/logs", "actions/download-job-logs-for-workflow-run", "actions:read", ask =>
            IfJob(ask, (run, _, job) => RunLogs.Of(ask, run, job))),
        Route.Repo("GET", "/actions/runs/{run_id}/logs", "actions/download-workflow-run-logs", "actions:read", ask => IfFound(ask, run => RunLogs.Of(ask, run))),
        Route.Repo("POST", "/actions/runs/{run_id}/cancel", "actions/cancel-workflow-run", "actions:write", ask =>
            IfFound(ask, run => Cancel(ask, run, run.Stubborn)), contains: true),
        Route.Repo("POST", "/actions/runs/{run_id}/force-cancel", "actions/force-cancel-workflow-run", "actions:write", ask =>
            IfFound(ask, run => Cancel(ask, run, false)), contains: true),
    ];

    public static Answer List(Ask ask, Func<Run, bool> belongs)
    {
        var range = ask.Call.Argument("created") is { } created ? CreatedRange.Parse(created) : new CreatedRange(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        if (range is null)
        {
            return Refusal.Say(422, "Invalid created filter.");
        }

        var filtered = Filters.Any(ask.Call.Query.ContainsKey);
        var found = ask.Repository.Runs.Where(run => belongs(run) && range.Contains(run.Created) && Matches(ask, run.Settle(ask.Now))).ToList();
        var shown = filtered && found.Count > MostFiltered ? found[..MostFiltered] : found;
        return Page.Of(ask, "workflow_runs", shown, run => RunShape.Of(ask, run, run.Latest), found.Count);
    }

    private static bool Matches(Ask ask, Run run) =>
        Is(ask, "actor", run.Actor) && Is(ask, "branch", run.Branch) && Is(ask, "event", run.Event) && Is(ask, "head_sha", run.Commit.Sha)
        && (ask.Call.Argument("status") is not { } status || run.Status == status || run.Conclusion == status);

    private static bool Is(Ask ask, string filter, string value) => ask.Call.Argument(filter) is not { } wanted || wanted == value;

    private static Answer Jobs(Ask ask, Run run)
    {
        var attempts = ask.Call.Argument("filter") == "all" ? run.Attempts : [run.Latest];
        var jobs = attempts.SelectMany(attempt => attempt.Jobs.Select(job => (attempt, job))).ToList();
        return Page.Of(ask, "jobs", jobs, item => RunShape.Job(ask, run, item.attempt, item.job));
    }

    private static Answer Cancel(Ask ask, Run run, bool resists)
    {
        if (run.IsFinished)
        {
            return Refusal.Say(409, "Cannot cancel a workflow run that is completed.");
        }

        if (!resists)
        {
            run.Finish("cancelled", ask.Now);
        }

        return Answer.Json(202, new System.Text.Json.Nodes.JsonObject());
    }

    private static Answer IfFound(Ask ask, Func<Run, Answer> then) =>
        ask.Repository.RunsById.TryGetValue(ask.Number("run_id"), out var run) ? then(run.Settle(ask.Now)) : Refusal.NotFound;

    private static Answer IfAttempt(Ask ask, Func<Run, Attempt, Answer> then) => IfFound(ask, run =>
        run.Attempts.Find(attempt => attempt.Number == ask.Number("attempt_number")) is { } attempt ? then(run, attempt) : Refusal.NotFound);

    private static Answer IfJob(Ask ask, Func<Run, Attempt, Job, Answer> then)
    {
        var id = ask.Number("job_id");
        foreach (var run in ask.Repository.Runs)
        {
            foreach (var attempt in run.Attempts)
            {
                if (attempt.Jobs.Find(job => job.Id == id) is { } job)
                {
                    return then(run.Settle(ask.Now), attempt, job);
                }
            }
        }

        return Refusal.NotFound;
    }
}
