using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Environments;

internal static class EnvironmentRoutes
{
    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "/environments", "repos/get-all-environments", "actions:read", ask =>
            Page.Of(ask, "environments", [.. ask.Repository.Environments.Values], environment => Shape(ask, environment))),
        Route.Repo("GET", "/environments/{environment_name}", "repos/get-environment", "actions:read", ask => IfFound(ask, environment => Answer.Json(200, Shape(ask, environment)))),
        Route.Repo("PUT", "/environments/{environment_name}", "repos/create-or-update-environment", "administration:write", ask => IfFound(ask, environment => Update(ask, environment)), contains: true),
        Route.Repo("GET", "/environments/{environment_name}/deployment-branch-policies", "repos/list-deployment-branch-policies", "actions:read", ask =>
            IfFound(ask, environment => Page.Of(ask, "branch_policies", environment.BranchPatterns, pattern => new JsonObject
            {
                ["id"] = ask.World.Mint.Number($"branch-policy/{environment.Id}/{pattern}"),
                ["node_id"] = "",
                ["name"] = pattern,
                ["type"] = "branch",
            }))),
        Route.Repo("GET", "/environments/{environment_name}/deployment_protection_rules", "repos/get-all-deployment-protection-rules", "actions:read", ask =>
            IfFound(ask, _ => Answer.Json(200, new JsonObject { ["total_count"] = 0, ["custom_deployment_protection_rules"] = new JsonArray() }))),
    ];

    private static Answer IfFound(Ask ask, Func<DeploymentEnvironment, Answer> then) =>
        ask.Repository.Environments.TryGetValue(ask["environment_name"], out var environment) ? then(environment) : Refusal.NotFound;

    // The whole environment is replaced: what the body leaves out is reset. Its secrets stay.
    private static Answer Update(Ask ask, DeploymentEnvironment environment)
    {
        environment.WaitMinutes = ask.Body["wait_timer"] is JsonValue wait && wait.TryGetValue<int>(out var minutes) ? minutes : 0;
        environment.PreventSelfReview = ask.Flag("prevent_self_review") ?? false;
        environment.BranchPolicy = ask.Body["deployment_branch_policy"]?.DeepClone() as JsonObject;
        var ids = (ask.Body["reviewers"] as JsonArray ?? []).Select(item => item?["id"]?.GetValue<long>() ?? 0).ToList();
        var people = ask.World.Organisations[ask.Repository.Owner].Members.Concat(environment.Reviewers).Distinct().ToDictionary(login => ask.World.Mint.Number("user/" + login, 9_999_999));
        environment.Reviewers = [.. ids.Select(id => people.GetValueOrDefault(id) ?? $"unknown-{id}")];
        environment.Updated = ask.Now;
        return Answer.Json(200, Shape(ask, environment));
    }

    private static JsonObject Shape(Ask ask, DeploymentEnvironment environment) => new()
    {
        ["id"] = environment.Id,
        ["node_id"] = Person.NodeId("Environment", environment.Id),
        ["name"] = environment.Name,
        ["url"] = $"{ask.Api}/repos/{ask.Repository.FullName}/environments/{Uri.EscapeDataString(environment.Name)}",
        ["html_url"] = $"https://github.com/{ask.Repository.FullName}/deployments/activity_log?environments_filter={Uri.EscapeDataString(environment.Name)}",
        ["created_at"] = Time.Of(environment.Created),
        ["updated_at"] = Time.Of(environment.Updated),
        ["can_admins_bypass"] = true,
        ["protection_rules"] = new JsonArray([.. Rules(ask, environment)]),
        ["deployment_branch_policy"] = environment.BranchPolicy?.DeepClone(),
    };

    private static IEnumerable<JsonNode> Rules(Ask ask, DeploymentEnvironment environment)
    {
        if (environment.WaitMinutes > 0)
        {
            yield return new JsonObject { ["id"] = environment.Id + 1, ["node_id"] = "", ["type"] = "wait_timer", ["wait_timer"] = environment.WaitMinutes };
        }

        if (environment.Reviewers.Count > 0)
        {
            yield return new JsonObject
            {
                ["id"] = environment.Id + 2,
                ["node_id"] = "",
                ["type"] = "required_reviewers",
                ["prevent_self_review"] = environment.PreventSelfReview,
                ["reviewers"] = new JsonArray([.. environment.Reviewers.Select(login => (JsonNode)new JsonObject { ["type"] = "User", ["reviewer"] = Person.Of(ask.World, ask.Api, login) })]),
            };
        }

        if (environment.BranchPolicy is not null)
        {
            yield return new JsonObject { ["id"] = environment.Id + 3, ["node_id"] = "", ["type"] = "branch_policy" };
        }
    }
}
