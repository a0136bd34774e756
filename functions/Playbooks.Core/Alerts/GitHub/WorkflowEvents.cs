using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.GitHub;

/// <summary>A workflow run or one of its jobs: no accusation, and what a playbook's condition may look at.</summary>
internal static class WorkflowEvents
{
    public static Normalised Read(string name, Value body)
    {
        if (body.Find(name) is not { } run)
        {
            return GitHubAlerts.Lacks(name, name);
        }

        if (!body.Says("action").IsOneOf("requested", "in_progress", "completed", "queued", "waiting"))
        {
            return GitHubAlerts.Unknown(name, body);
        }

        var id = run.Says("run_id") ?? run.Says("id");
        return Normalised.Of(new Alert
        {
            Kind = AlertKinds.WorkflowRun,
            Source = name == "workflow_run" ? "github.workflow-run" : "github.workflow-job",
            Title = Fields.Line($"{run.Says("name") ?? run.Says("workflow_name") ?? "Workflow"} {body.Says("action")} ({GitHubAlerts.Place(body)})"),
            Severity = Severities.Informational,
            Resources = Fields.Some([GitHubAlerts.Repository(body)]),
            Marks = [$"workflow-run:{GitHubAlerts.Place(body)}#{id}"],
            Reported = Fields.Latest(run.When("updated_at"), run.When("completed_at"), run.When("started_at"), run.When("created_at")),
            Evidence = Fields.Evidence(
                ("action", Value.Of(body.Says("action"))), ("actor", Value.Of(run.Says("triggering_actor", "login") ?? run.Says("actor", "login") ?? body.Says("sender", "login"))), ("run", Value.Of(id)), ("event", Value.Of(run.Says("event"))), ("conclusion", Value.Of(run.Says("conclusion"))),
                ("path", Value.Of(run.Says("path") ?? body.Says("workflow", "path"))), ("branch", Value.Of(run.Says("head_branch"))), ("commit", Value.Of(run.Says("head_sha"))),
                ("fork", run.Find("head_repository", "fork")), ("runner", Value.Of(run.Says("runner_name"))), ("labels", Value.ListOf(run.Texts("labels"))),
                ("url", Value.Of(run.Says("html_url")))),
        });
    }
}
