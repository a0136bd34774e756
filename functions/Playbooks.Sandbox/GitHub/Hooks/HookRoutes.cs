using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Hooks;

/// <summary>Webhooks of repositories and organisations; the shared secret is write-only.</summary>
internal static class HookRoutes
{
    public static IEnumerable<Route> All =>
    [
        .. Seven((method, rest, name, level, handle, contains) => Route.Repo(method, "/hooks" + rest, "repos/" + name, "repository_hooks:" + level, handle, contains), "repo"),
        .. Seven((method, rest, name, level, handle, contains) => Route.Org(method, "/hooks" + rest, "orgs/" + name, "organization_hooks:" + level, handle, contains), "org"),
    ];

    private static IEnumerable<Route> Seven(Func<string, string, string, string, Func<Ask, Answer>, bool, Route> route, string owner) =>
    [
        route("GET", "", "list-webhooks", "read", ask => Page.Plain(ask, Of(ask), hook => Shape(ask, hook)), false),
        route("GET", "/{hook_id}", "get-webhook", "read", ask => IfFound(ask, hook => Answer.Json(200, Shape(ask, hook))), false),
        route("PATCH", "/{hook_id}", "update-webhook", "write", ask => IfFound(ask, hook => Update(ask, hook)), true),
        route("DELETE", "/{hook_id}", "delete-webhook", "write", ask => IfFound(ask, hook => Delete(ask, hook)), true),
        route("PATCH", "/{hook_id}/config", $"update-webhook-config-for-{owner}", "write", ask => IfFound(ask, hook => Configure(ask, hook)), true),
        route("POST", "/{hook_id}/pings", "ping-webhook", "write", ask => IfFound(ask, hook => Ping(ask, hook)), false),
        route("GET", "/{hook_id}/deliveries", "list-webhook-deliveries", "read", ask => IfFound(ask, hook => Page.Plain(ask, [.. hook.Deliveries.AsEnumerable().Reverse()], Shape)), false),
    ];

    private static List<Hook> Of(Ask ask) => ask.Path.ContainsKey("org") ? ask.Organisation.Hooks : ask.Repository.Hooks;

    private static Answer IfFound(Ask ask, Func<Hook, Answer> then) => Of(ask).Find(hook => hook.Id == ask.Number("hook_id")) is { } hook ? then(hook) : Refusal.NotFound;

    // A whole configuration without a secret takes the secret away, as at GitHub; the operation for the configuration alone does not.
    private static Answer Update(Ask ask, Hook hook)
    {
        hook.Active = ask.Flag("active") ?? hook.Active;
        if (ask.Body["config"] is JsonObject config)
        {
            hook.Url = config["url"]?.ToString() ?? hook.Url;
            hook.Secret = Remembered(ask, config["secret"]);
        }

        hook.Events = ask.Body["events"] is JsonArray events ? [.. events.Select(item => item?.ToString() ?? "")] : hook.Events;
        hook.Updated = ask.Now;
        return Answer.Json(200, Shape(ask, hook));
    }

    private static Answer Configure(Ask ask, Hook hook)
    {
        hook.Url = ask.Text("url") ?? hook.Url;
        hook.Secret = Remembered(ask, ask.Body["secret"]) ?? hook.Secret;
        hook.Updated = ask.Now;
        return Answer.Json(200, Config(hook));
    }

    private static string? Remembered(Ask ask, JsonNode? secret)
    {
        if (secret?.ToString() is { } value)
        {
            ask.World.Mint.Remember(value);
        }

        return secret?.ToString();
    }

    private static Answer Ping(Ask ask, Hook hook)
    {
        if (hook.Active)
        {
            hook.Deliveries.Add(new HookDelivery(ask.World.Mint.FreshNumber(), ask.World.Mint.FreshGuid(), ask.Now, "ping", ask.World.Accepts(hook, ask.Now) ? 200 : 401));
        }

        return Answer.Empty(204);
    }

    private static Answer Delete(Ask ask, Hook hook)
    {
        Of(ask).Remove(hook);
        return Answer.Empty(204);
    }

    private static JsonObject Config(Hook hook)
    {
        var config = new JsonObject { ["url"] = hook.Url, ["content_type"] = "json", ["insecure_ssl"] = "0" };
        if (hook.Secret is not null)
        {
            config["secret"] = "********";
        }

        return config;
    }

    private static JsonObject Shape(HookDelivery delivery) => new()
    {
        ["id"] = delivery.Id,
        ["guid"] = delivery.Guid.ToString(),
        ["delivered_at"] = Time.Of(delivery.At),
        ["redelivery"] = false,
        ["duration"] = 0.1,
        ["status"] = delivery.Status == 200 ? "OK" : "Unauthorized",
        ["status_code"] = delivery.Status,
        ["event"] = delivery.Event,
        ["action"] = null,
        ["installation_id"] = null,
        ["repository_id"] = null,
        ["throttled_at"] = null,
    };

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
            ["config"] = Config(hook),
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
