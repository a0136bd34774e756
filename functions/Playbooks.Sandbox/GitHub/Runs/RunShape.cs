using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;

namespace Playbooks.Sandbox.GitHub.Runs;

internal static class RunShape
{
    public static JsonObject Of(Ask ask, Run run, Attempt attempt)
    {
        var latest = attempt == run.Latest;
        var url = Url(ask, run);
        return new JsonObject
        {
            ["id"] = run.Id,
            ["name"] = run.Workflow.Name,
            ["node_id"] = Person.NodeId("WorkflowRun", run.Id),
            ["check_suite_id"] = run.Id + 1,
            ["check_suite_node_id"] = Person.NodeId("CheckSuite", run.Id + 1),
            ["head_branch"] = run.Branch,
            ["head_sha"] = run.Commit.Sha,
            ["path"] = run.Workflow.Path,
            ["run_number"] = run.Number,
            ["run_attempt"] = attempt.Number,
            ["event"] = run.Event,
            ["display_title"] = run.Commit.Message,
            ["status"] = latest ? run.Status : "completed",
            ["conclusion"] = latest ? run.Conclusion : attempt.Conclusion,
            ["workflow_id"] = run.Workflow.Id,
            ["url"] = url,
            ["html_url"] = $"https://github.com/{ask.Repository.FullName}/actions/runs/{run.Id}",
            ["pull_requests"] = new JsonArray(),
            ["created_at"] = Time.Of(run.Created),
            ["updated_at"] = Time.Of(run.Updated),
            ["run_started_at"] = Time.Of(attempt.Started),
            ["actor"] = Person.Of(ask.World, ask.Api, run.Actor),
            ["triggering_actor"] = Person.Of(ask.World, ask.Api, attempt.Actor),
            ["referenced_workflows"] = new JsonArray([.. run.Referenced.Select(item => (JsonNode)new JsonObject { ["path"] = item.Path, ["sha"] = item.Sha })]),
            ["jobs_url"] = url + "/jobs",
            ["logs_url"] = url + "/logs",
            ["check_suite_url"] = $"{ask.Api}/repos/{ask.Repository.FullName}/check-suites/{run.Id + 1}",
            ["artifacts_url"] = url + "/artifacts",
            ["cancel_url"] = url + "/cancel",
            ["rerun_url"] = url + "/rerun",
            ["previous_attempt_url"] = attempt.Number > 1 ? $"{url}/attempts/{attempt.Number - 1}" : null,
            ["workflow_url"] = $"{ask.Api}/repos/{ask.Repository.FullName}/actions/workflows/{run.Workflow.Id}",
            ["head_commit"] = HeadCommit(run.Commit),
            ["repository"] = RepositoryShape.Minimal(ask.World, ask.Api, ask.Repository),
            ["head_repository"] = HeadRepository(ask, run),
        };
    }

    public static JsonObject Job(Ask ask, Run run, Attempt attempt, Job job) => new()
    {
        ["id"] = job.Id,
        ["node_id"] = Person.NodeId("Job", job.Id),
        ["run_id"] = run.Id,
        ["run_url"] = Url(ask, run),
        ["run_attempt"] = attempt.Number,
        ["head_sha"] = run.Commit.Sha,
        ["head_branch"] = run.Branch,
        ["workflow_name"] = run.Workflow.Name,
        ["name"] = job.Name,
        ["url"] = $"{ask.Api}/repos/{ask.Repository.FullName}/actions/jobs/{job.Id}",
        ["html_url"] = $"https://github.com/{ask.Repository.FullName}/actions/runs/{run.Id}/job/{job.Id}",
        ["check_run_url"] = $"{ask.Api}/repos/{ask.Repository.FullName}/check-runs/{job.Id}",
        ["status"] = job.Status,
        ["conclusion"] = job.Conclusion,
        ["created_at"] = Time.Of(job.Created),
        ["started_at"] = Time.Of(job.Started ?? job.Created),
        ["completed_at"] = Time.Of(job.Completed),
        ["labels"] = new JsonArray([.. job.Labels.Select(label => JsonValue.Create(label))]),
        ["runner_id"] = job.RunnerId,
        ["runner_name"] = job.Runner,
        ["runner_group_id"] = job.Runner is null ? null : 1,
        ["runner_group_name"] = job.RunnerGroup,
        ["steps"] = new JsonArray([.. job.Steps.Select((step, index) => (JsonNode)new JsonObject
        {
            ["name"] = step.TrimStart('~'),
            ["number"] = index + 1,
            ["status"] = job.Status is "completed" or "in_progress" ? job.Status : "queued",
            ["conclusion"] = step.StartsWith('~') ? "skipped" : job.Conclusion,
            ["started_at"] = Time.Of(job.Started),
            ["completed_at"] = Time.Of(job.Completed),
        })]),
    };

    // A fork is outside the tenant; all that is known of it is its name.
    private static JsonObject HeadRepository(Ask ask, Run run)
    {
        if (run.HeadRepository?.Split('/') is not [var owner, var name])
        {
            return RepositoryShape.Minimal(ask.World, ask.Api, ask.Repository);
        }

        var fork = new Repository(owner, name, ask.World.Mint.Number($"repository/{owner}/{name}"), ask.Repository.Secrets)
        {
            Visibility = "public",
            DefaultBranch = "main",
            Created = run.Created,
            DependabotSecrets = ask.Repository.DependabotSecrets,
            CodespacesSecrets = ask.Repository.CodespacesSecrets,
        };
        var shape = RepositoryShape.Minimal(ask.World, ask.Api, fork);
        shape["fork"] = true;
        return shape;
    }

    private static JsonObject HeadCommit(Commit commit)
    {
        var person = new JsonObject { ["name"] = commit.Author, ["email"] = $"{commit.Author}@example.com" };
        return new JsonObject
        {
            ["id"] = commit.Sha,
            ["tree_id"] = commit.TreeSha,
            ["message"] = commit.Message,
            ["timestamp"] = Time.Of(commit.At),
            ["author"] = person,
            ["committer"] = person.DeepClone(),
        };
    }

    private static string Url(Ask ask, Run run) => string.Create(CultureInfo.InvariantCulture, $"{ask.Api}/repos/{ask.Repository.FullName}/actions/runs/{run.Id}");
}
