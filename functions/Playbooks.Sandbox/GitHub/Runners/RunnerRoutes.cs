using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Runners;

internal static class RunnerRoutes
{
    private const string Org = "organization_self_hosted_runners";

    public static IEnumerable<Route> All =>
    [
        .. Three((method, rest, name, level, handle) => Route.Repo(method, "/actions/runners" + rest, $"actions/{name}-repo", "administration:" + level, handle, method == "DELETE")),
        .. Three((method, rest, name, level, handle) => Route.Org(method, "/actions/runners" + rest, $"actions/{name}-org", $"{Org}:{level}", handle, method == "DELETE")),
        Route.Org("GET", "/actions/runner-groups", "actions/list-self-hosted-runner-groups-for-org", Org + ":read", ask =>
            Page.Of(ask, "runner_groups", ask.Organisation.RunnerGroups, group => Shape(ask, group))),
        Route.Org("GET", "/actions/runner-groups/{runner_group_id}", "actions/get-self-hosted-runner-group-for-org", Org + ":read", ask =>
            IfGroup(ask, group => Answer.Json(200, Shape(ask, group)))),
        Route.Org("PATCH", "/actions/runner-groups/{runner_group_id}", "actions/update-self-hosted-runner-group-for-org", Org + ":write", ask =>
            IfGroup(ask, group => Update(ask, group)), contains: true),
        Route.Org("GET", "/actions/runner-groups/{runner_group_id}/runners", "actions/list-self-hosted-runners-in-group-for-org", Org + ":read", ask =>
            IfGroup(ask, group => Page.Of(ask, "runners", [.. ask.Organisation.Runners.Where(runner => runner.Group == group.Id)], Shape))),
        Route.Org("GET", "/actions/runner-groups/{runner_group_id}/repositories", "actions/list-repo-access-to-self-hosted-runner-group-in-org", Org + ":read", ask =>
            IfGroup(ask, group => Page.Of(ask, "repositories", Allowed(ask, group), repository => RepositoryShape.Minimal(ask.World, ask.Api, repository)))),
        Route.Org("PUT", "/actions/runner-groups/{runner_group_id}/repositories", "actions/set-repo-access-to-self-hosted-runner-group-in-org", Org + ":write", ask =>
            IfGroup(ask, group => Allow(ask, group)), contains: true),
    ];

    private static IEnumerable<Route> Three(Func<string, string, string, string, Func<Ask, Answer>, Route> route) =>
    [
        route("GET", "", "list-self-hosted-runners-for", "read", ask => Page.Of(ask, "runners", Of(ask), Shape)),
        route("GET", "/{runner_id}", "get-self-hosted-runner-for", "read", ask => IfFound(ask, runner => Answer.Json(200, Shape(runner)))),
        route("DELETE", "/{runner_id}", "delete-self-hosted-runner-from", "write", ask => IfFound(ask, runner => Delete(ask, runner))),
    ];

    private static List<Runner> Of(Ask ask) => ask.Path.ContainsKey("org") ? ask.Organisation.Runners : ask.Repository.Runners;

    private static Answer IfFound(Ask ask, Func<Runner, Answer> then) =>
        Of(ask).Find(runner => runner.Id == ask.Number("runner_id")) is { } runner ? then(runner) : Refusal.NotFound;

    private static Answer IfGroup(Ask ask, Func<RunnerGroup, Answer> then) =>
        ask.Organisation.RunnerGroups.Find(group => group.Id == ask.Number("runner_group_id")) is { } group ? then(group) : Refusal.NotFound;

    private static Answer Delete(Ask ask, Runner runner)
    {
        if (runner.Busy)
        {
            return Refusal.Say(422, $"Bad request - Runner \"{runner.Name}\" is still running a job");
        }

        Of(ask).Remove(runner);
        return Answer.Empty(204);
    }

    private static Answer Update(Ask ask, RunnerGroup group)
    {
        group.Visibility = ask.Text("visibility") ?? group.Visibility;
        group.AllowsPublicRepositories = ask.Flag("allows_public_repositories") ?? group.AllowsPublicRepositories;
        return Answer.Json(200, Shape(ask, group));
    }

    private static Answer Allow(Ask ask, RunnerGroup group)
    {
        group.Repositories.Clear();
        group.Repositories.UnionWith(ask.Numbers("selected_repository_ids") ?? []);
        return Answer.Empty(204);
    }

    private static List<Repository> Allowed(Ask ask, RunnerGroup group) => [.. ask.Organisation.Repositories.Values.Where(repository => group.Repositories.Contains(repository.Id))];

    private static JsonObject Shape(Runner runner) => new()
    {
        ["id"] = runner.Id,
        ["runner_group_id"] = runner.Group,
        ["name"] = runner.Name,
        ["os"] = runner.Os,
        ["status"] = runner.Status,
        ["busy"] = runner.Busy,
        ["ephemeral"] = runner.Ephemeral,
        ["labels"] = new JsonArray([.. runner.Labels.Select((label, index) => (JsonNode)new JsonObject
        {
            ["id"] = index + 1,
            ["name"] = label,
            ["type"] = label is "self-hosted" or "Linux" or "X64" ? "read-only" : "custom",
        })]),
    };

    private static JsonObject Shape(Ask ask, RunnerGroup group)
    {
        var url = $"{ask.Api}/orgs/{ask.Organisation.Login}/actions/runner-groups/{group.Id}";
        return new JsonObject
        {
            ["id"] = group.Id,
            ["name"] = group.Name,
            ["visibility"] = group.Visibility,
            ["default"] = group.Id == 1,
            ["selected_repositories_url"] = url + "/repositories",
            ["runners_url"] = url + "/runners",
            ["inherited"] = false,
            ["allows_public_repositories"] = group.AllowsPublicRepositories,
            ["restricted_to_workflows"] = false,
            ["selected_workflows"] = new JsonArray(),
        };
    }
}
