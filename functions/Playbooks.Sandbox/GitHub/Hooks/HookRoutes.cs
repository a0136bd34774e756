using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Hooks;

/// <summary>Webhooks of repositories and organisations; the shared secret is write-only and therefore not kept.</summary>
internal static class HookRoutes
{
    public static IEnumerable<Route> All =>
    [
        .. Four((method, rest, name, level, handle, contains) => Route.Repo(method, "/hooks" + rest, "repos/" + name, "repository_hooks:" + level, handle, contains)),
        .. Four((method, rest, name, level, handle, contains) => Route.Org(method, "/hooks" + rest, "orgs/" + name, "organization_hooks:" + level, handle, contains)),
    ];

    private static IEnumerable<Route> Four(Func<string, string, string, string, Func<Ask, Answer>, bool, Route> route) =>
    [
        route("GET", "", "list-webhooks", "read", ask => Page.Plain(ask, Of(ask), hook => Shape(ask, hook)), false),
        route("GET", "/{hook_id}", "get-webhook", "read", ask => IfFound(ask, hook => Answer.Json(200, Shape(ask, hook))), false),
        route("PATCH", "/{hook_id}", "update-webhook", "write", ask => IfFound(ask, hook => Update(ask, hook)), true),
        route("DELETE", "/{hook_id}", "delete-webhook", "write", ask => IfFound(ask, hook => Delete(ask, hook)), true),
    ];

    private static List<Hook> Of(Ask ask) => ask.Path.ContainsKey("org") ? ask.Organisation.Hooks : ask.Repository.Hooks;

    private static Answer IfFound(Ask ask, Func<Hook, Answer> then) => Of(ask).Find(hook => hook.Id == ask.Number("hook_id")) is { } hook ? then(hook) : Refusal.NotFound;

    private static Answer Update(Ask ask, Hook hook)
    {
        hook.Active = ask.Flag("active") ?? hook.Active;
        hook.Url = ask.Body["config"]?["url"]?.ToString() ?? hook.Url;
        hook.Events = ask.Body["events"] is JsonArray events ? [.. events.Select(item => item?.ToString() ?? "")] : hook.Events;
        hook.Updated = ask.Now;
        return Answer.Json(200, Shape(ask, hook));
    }

    private static Answer Delete(Ask ask, Hook hook)
    {
        Of(ask).Remove(hook);
        return Answer.Empty(204);
    }

    private static JsonObject Shape(Ask ask, Hook hook)
    {
        var owner = ask.Path.ContainsKey("org");
        var url = $"{ask.Api}/{(owner ? "orgs/" + ask.Organisation.Login : "repos/" + ask.Repository.FullName)}/hooks/{hook.Id}";
        return new JsonObject
        {
            ["type"] = owner ? "Organization" : "Repository",
            ["id"] = hook.Id,
            ["name"] = "web",
            ["active"] = hook.Active,
            ["events"] = new JsonArray([.. hook.Events.Select(item => JsonValue.Create(item))]),
            ["config"] = new JsonObject { ["url"] = hook.Url, ["content_type"] = "json", ["insecure_ssl"] = "0", ["secret"] = "********" },
            ["created_at"] = Time.Of(hook.Created),
            ["updated_at"] = Time.Of(hook.Updated),
            ["url"] = url,
            ["test_url"] = url + "/tests",
            ["ping_url"] = url + "/pings",
            ["deliveries_url"] = url + "/deliveries",
            ["last_response"] = new JsonObject { ["code"] = null, ["status"] = "unused", ["message"] = null },
        };
    }
}
