using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Environments;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Runs;

/// <summary>Runs that wait for people before they deploy. An App decides only where the environment counts it among its reviewers.</summary>
internal static class DeploymentRoutes
{
    private const string Path = "/actions/runs/{run_id}/pending_deployments";

    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", Path, "actions/get-pending-deployments-for-run", "actions:read", ask => IfFound(ask, run =>
            Answer.Json(200, new JsonArray([.. Waiting(ask, run).Select(environment => Shape(ask, run, environment))])))),
        Route.Repo("POST", Path, "actions/review-pending-deployments-for-run", "deployments:write", ask => IfFound(ask, run => Review(ask, run)), contains: true),
    ];

    private static Answer IfFound(Ask ask, Func<Run, Answer> then) => ask.Repository.RunsById.TryGetValue(ask.Number("run_id"), out var run) ? then(run.Settle(ask.Now)) : Refusal.NotFound;

    private static List<DeploymentEnvironment> Waiting(Ask ask, Run run) =>
        run.IsFinished ? [] : [.. ask.Repository.Environments.Values.Where(environment => run.WaitsFor.Contains(environment.Name))];

    private static Answer Review(Ask ask, Run run)
    {
        var ids = ask.Numbers("environment_ids") ?? [];
        var meant = Waiting(ask, run).FindAll(environment => ids.Contains(environment.Id));
        if (meant.Count == 0 || ask.Text("state") is not ("approved" or "rejected") || ask.Text("comment") is null)
        {
            return Refusal.Say(422, "No pending deployment requests to approve or reject.");
        }

        if (meant.Exists(environment => !environment.AppsMayReview))
        {
            return Refusal.Say(403, "Resource not accessible by integration");
        }

        run.WaitsFor.ExceptWith(meant.Select(environment => environment.Name));
        if (ask.Text("state") == "rejected")
        {
            run.Finish("failure", ask.Now);
        }

        return Answer.Json(200, new JsonArray([.. meant.Select(environment => Deployment(ask, run, environment))]));
    }

    private static JsonObject Shape(Ask ask, Run run, DeploymentEnvironment environment) => new()
    {
        ["environment"] = new JsonObject { ["id"] = environment.Id, ["node_id"] = Person.NodeId("Environment", environment.Id), ["name"] = environment.Name, ["url"] = "", ["html_url"] = "" },
        ["wait_timer"] = environment.WaitMinutes,
        ["wait_timer_started_at"] = Time.Of(run.Created),
        ["current_user_can_approve"] = environment.AppsMayReview,
        ["reviewers"] = new JsonArray([.. environment.Reviewers.Select(login => (JsonNode)new JsonObject { ["type"] = "User", ["reviewer"] = Person.Of(ask.World, ask.Api, login) })]),
    };

    private static JsonObject Deployment(Ask ask, Run run, DeploymentEnvironment environment)
    {
        var url = $"{ask.Api}/repos/{ask.Repository.FullName}/deployments/{run.Id}";
        return new JsonObject
        {
            ["url"] = url,
            ["id"] = run.Id,
            ["node_id"] = Person.NodeId("Deployment", run.Id),
            ["sha"] = run.Commit.Sha,
            ["ref"] = run.Branch,
            ["task"] = "deploy",
            ["payload"] = new JsonObject(),
            ["environment"] = environment.Name,
            ["description"] = null,
            ["creator"] = Person.Of(ask.World, ask.Api, run.Actor),
            ["created_at"] = Time.Of(run.Created),
            ["updated_at"] = Time.Of(ask.Now),
            ["statuses_url"] = url + "/statuses",
            ["repository_url"] = $"{ask.Api}/repos/{ask.Repository.FullName}",
        };
    }
}
