using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Runs;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Workflows;

internal static class WorkflowRoutes
{
    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "/actions/workflows", "actions/list-repo-workflows", "actions:read", ask =>
            Page.Of(ask, "workflows", ask.Repository.Workflows, workflow => Shape(ask, workflow))),
        Route.Repo("GET", "/actions/workflows/{workflow_id}", "actions/get-workflow", "actions:read", ask =>
            IfFound(ask, workflow => Answer.Json(200, Shape(ask, workflow)))),
        Route.Repo("PUT", "/actions/workflows/{workflow_id}/disable", "actions/disable-workflow", "actions:write", ask =>
            IfFound(ask, workflow => Set(ask, workflow, "disabled_manually")), contains: true),
        Route.Repo("PUT", "/actions/workflows/{workflow_id}/enable", "actions/enable-workflow", "actions:write", ask =>
            IfFound(ask, workflow => Set(ask, workflow, "active"))),
        Route.Repo("GET", "/actions/workflows/{workflow_id}/runs", "actions/list-workflow-runs", "actions:read", ask =>
            IfFound(ask, workflow => RunRoutes.List(ask, run => run.Workflow == workflow))),
        Route.Repo("POST", "/actions/workflows/{workflow_id}/dispatches", "actions/create-workflow-dispatch", "actions:write", ask =>
            IfFound(ask, workflow => Dispatch.Perform(ask, workflow))),
    ];

    private static Answer IfFound(Ask ask, Func<Workflow, Answer> then) => ask.Repository.Workflow(ask["workflow_id"]) is { } workflow ? then(workflow) : Refusal.NotFound;

    private static Answer Set(Ask ask, Workflow workflow, string state)
    {
        workflow.State = state;
        workflow.Updated = ask.Now;
        return Answer.Empty(204);
    }

    private static JsonObject Shape(Ask ask, Workflow workflow) => new()
    {
        ["id"] = workflow.Id,
        ["node_id"] = Person.NodeId("Workflow", workflow.Id),
        ["name"] = workflow.Name,
        ["path"] = workflow.Path,
        ["state"] = workflow.State,
        ["created_at"] = Time.Of(workflow.Created),
        ["updated_at"] = Time.Of(workflow.Updated),
        ["url"] = $"{ask.Api}/repos/{ask.Repository.FullName}/actions/workflows/{workflow.Id}",
        ["html_url"] = $"https://github.com/{ask.Repository.FullName}/blob/{ask.Repository.DefaultBranch}/{workflow.Path}",
        ["badge_url"] = $"https://github.com/{ask.Repository.FullName}/workflows/{Uri.EscapeDataString(workflow.Name)}/badge.svg",
    };
}
