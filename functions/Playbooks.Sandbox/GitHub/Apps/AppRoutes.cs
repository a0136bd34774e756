using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Organisations;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub.Apps;

internal static class AppRoutes
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public static IEnumerable<Route> All =>
    [
        Route.App("GET", "/app", "apps/get-authenticated", App),
        Route.App("GET", "/app/installations", "apps/list-installations", ask => Page.Plain(ask, [.. ask.World.Organisations.Values], organisation => Installation(ask, organisation))),
        Route.App("GET", "/app/installations/{installation_id}", "apps/get-installation", ask => IfOurs(ask, organisation => Answer.Json(200, Installation(ask, organisation)))),
        Route.App("POST", "/app/installations/{installation_id}/access_tokens", "apps/create-installation-access-token", ask => IfOurs(ask, _ => CreateToken(ask))) with
        {
            Operation = new Operation("apps/create-installation-access-token"),
        },
        Route.App("PUT", "/app/installations/{installation_id}/suspended", "apps/suspend-installation", ask => IfOurs(ask, _ => Suspend(ask, ask.App.Suspended ?? ask.Now))) with
        {
            Operation = new Operation("apps/suspend-installation", Changes: true, Contains: true),
        },
        Route.App("DELETE", "/app/installations/{installation_id}/suspended", "apps/unsuspend-installation", ask => IfOurs(ask, _ => Suspend(ask, null))),
        Route.App("GET", "/orgs/{org}/installation", "apps/get-org-installation", ask =>
            ask.World.Organisations.GetValueOrDefault(ask["org"]) is { } organisation ? Answer.Json(200, Installation(ask, organisation)) : Refusal.NotFound),
        Route.App("GET", "/repos/{owner}/{repo}/installation", "apps/get-repo-installation", ask =>
            ask.World.Repository(ask["owner"], ask["repo"]) is { } repository ? Answer.Json(200, Installation(ask, ask.World.Organisations[repository.Owner])) : Refusal.NotFound),
        Route.Org("GET", "/installations", "orgs/list-app-installations", "organization_administration:read", ask =>
            Page.Of(ask, "installations", [.. ask.World.Apps.Where(app => app.IsInstalled)], app => Installation(ask with { App = app }, ask.Organisation))),
        new(
            "DELETE", "/enterprises/{enterprise}/apps/organizations/{org}/installations/{installation_id}", Scope.Organisation, Need.Of("enterprise_organization_installations:write"),
            new Operation("enterprise-apps/delete-installation", Changes: true, Contains: true), Uninstall),
        Route.Installation("GET", "/installation/repositories", "apps/list-repos-accessible-to-installation", Repositories),
        Route.Installation("GET", "/rate_limit", "rate-limit/get", ask => Answer.Json(200, ask.World.Limit.Shape())),
        Route.Installation("DELETE", "/installation/token", "apps/revoke-installation-access-token", Revoke),
    ];

    private static Answer App(Ask ask) => Answer.Json(200, new JsonObject
    {
        ["id"] = ask.App.Id,
        ["slug"] = ask.App.Slug,
        ["node_id"] = Person.NodeId("Integration", ask.App.Id),
        ["owner"] = Person.Of(ask.World, ask.Api, ask.World.Organisations.Keys.FirstOrDefault() ?? "nobody", "Organization"),
        ["name"] = ask.App.Slug,
        ["description"] = "",
        ["external_url"] = "https://example.com",
        ["html_url"] = $"https://github.com/apps/{ask.App.Slug}",
        ["created_at"] = Time.Of(ask.World.Context.Scenario.Now.AddYears(-1)),
        ["updated_at"] = Time.Of(ask.World.Context.Scenario.Now.AddYears(-1)),
        ["permissions"] = Permissions(ask.App.Permissions),
        ["events"] = new JsonArray(),
        ["installations_count"] = ask.World.Organisations.Count,
    });

    private static JsonObject Installation(Ask ask, Organisation organisation) => new()
    {
        ["id"] = ask.App.Installation,
        ["app_id"] = ask.App.Id,
        ["app_slug"] = ask.App.Slug,
        ["account"] = Person.Of(ask.World, ask.Api, organisation.Login, "Organization"),
        ["target_id"] = organisation.Id,
        ["target_type"] = "Organization",
        ["single_file_name"] = null,
        ["repository_selection"] = "all",
        ["access_tokens_url"] = $"{ask.Api}/app/installations/{ask.App.Installation}/access_tokens",
        ["html_url"] = $"https://github.com/organizations/{organisation.Login}/settings/installations/{ask.App.Installation}",
        ["repositories_url"] = $"{ask.Api}/installation/repositories",
        ["events"] = new JsonArray(),
        ["permissions"] = Permissions(ask.App.Permissions),
        ["created_at"] = Time.Of(organisation.Created),
        ["updated_at"] = Time.Of(organisation.Created),
        ["suspended_by"] = null,
        ["suspended_at"] = Time.Of(ask.App.Suspended),
    };

    private static Answer CreateToken(Ask ask)
    {
        var app = ask.App;
        if (app.Suspended is not null)
        {
            return Refusal.Say(403, "This installation has been suspended");
        }

        var wanted = ask.Body["permissions"] as JsonObject;
        var granted = wanted?.ToDictionary(item => item.Key, item => item.Value?.ToString() ?? "read", StringComparer.Ordinal) ?? app.Permissions;
        if (granted.Any(item => !new Need(item.Key, item.Value != "read").IsMetBy(app.Permissions)))
        {
            return Refusal.Say(422, "The permissions requested are not granted to this installation.");
        }

        if (!TryRepositories(ask, out var repositories))
        {
            return Refusal.Say(422, "There is at least one repository that does not exist or is not accessible to the parent installation.");
        }

        var token = new InstallationToken(ask.World.Mint.Fresh("github_token"), ask.Now + Life, granted, repositories);
        app.Tokens[token.Value] = token;
        return Answer.Json(201, new JsonObject
        {
            ["token"] = token.Value,
            ["expires_at"] = Time.Of(token.Expires),
            ["permissions"] = Permissions(granted),
            ["repository_selection"] = repositories is null ? "all" : "selected",
        });
    }

    private static bool TryRepositories(Ask ask, out IReadOnlySet<long>? ids)
    {
        ids = null;
        var names = (ask.Body["repositories"] as JsonArray)?.Select(item => item?.ToString() ?? "").ToList();
        var numbers = ask.Numbers("repository_ids");
        if (names is null && numbers is null)
        {
            return true;
        }

        var found = ask.World.Repositories.Where(item => names?.Contains(item.Name, StringComparer.OrdinalIgnoreCase) is true || numbers?.Contains(item.Id) is true).ToList();
        ids = found.Select(item => item.Id).ToHashSet();
        return found.Count == (names?.Count ?? 0) + (numbers?.Count ?? 0);
    }

    private static Answer Suspend(Ask ask, DateTimeOffset? at)
    {
        ask.App.Suspended = at;
        return Answer.Empty(204);
    }

    private static Answer Repositories(Ask ask)
    {
        List<Repository> seen = [.. ask.World.Repositories.Where(repository => ask.Token?.Repositories?.Contains(repository.Id) is not false)];
        return Page.Of(ask, "repositories", seen, repository => RepositoryShape.Full(ask.World, ask.Api, repository));
    }

    private static Answer Uninstall(Ask ask)
    {
        if (ask.World.Apps.FirstOrDefault(app => app.IsInstalled && app.Installation == ask.Number("installation_id")) is not { } app)
        {
            return Refusal.NotFound;
        }

        app.IsInstalled = false;
        app.Tokens.Clear();
        return Answer.Empty(204);
    }

    private static Answer Revoke(Ask ask)
    {
        ask.App.Tokens.Remove(ask.Token?.Value ?? "");
        return Answer.Empty(204);
    }

    private static Answer IfOurs(Ask ask, Func<Organisation, Answer> then) =>
        ask.App.IsInstalled && ask.Number("installation_id") == ask.App.Installation && ask.World.Organisations.Values.FirstOrDefault() is { } organisation ? then(organisation) : Refusal.NotFound;

    private static JsonObject Permissions(IReadOnlyDictionary<string, string> permissions) =>
        new(permissions.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => KeyValuePair.Create<string, JsonNode?>(item.Key, item.Value)));
}
