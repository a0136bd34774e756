using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Organisations;

internal static class OrganisationRoutes
{
    public static IEnumerable<Route> All =>
    [
        Route.Org("GET", "", "orgs/get", "metadata:read", ask => Answer.Json(200, Shape(ask))),
        Route.Org("GET", "/repos", "repos/list-for-org", "metadata:read", ask =>
            Page.Plain(ask, [.. ask.Organisation.Repositories.Values], repository => RepositoryShape.Full(ask.World, ask.Api, repository))),
        Route.Org("GET", "/audit-log", "orgs/get-audit-log", "organization_administration:read", AuditLog.List),
    ];

    private static JsonObject Shape(Ask ask)
    {
        var (organisation, url) = (ask.Organisation, $"{ask.Api}/orgs/{ask.Organisation.Login}");
        return new JsonObject
        {
            ["login"] = organisation.Login,
            ["id"] = organisation.Id,
            ["node_id"] = Person.NodeId("Organization", organisation.Id),
            ["url"] = url,
            ["repos_url"] = url + "/repos",
            ["events_url"] = url + "/events",
            ["hooks_url"] = url + "/hooks",
            ["issues_url"] = url + "/issues",
            ["members_url"] = url + "/members{/member}",
            ["public_members_url"] = url + "/public_members{/member}",
            ["avatar_url"] = "",
            ["description"] = null,
            ["html_url"] = $"https://github.com/{organisation.Login}",
            ["has_organization_projects"] = true,
            ["has_repository_projects"] = true,
            ["public_repos"] = organisation.Repositories.Values.Count(repository => repository.Visibility == "public"),
            ["public_gists"] = 0,
            ["followers"] = 0,
            ["following"] = 0,
            ["type"] = "Organization",
            ["created_at"] = Time.Of(organisation.Created),
            ["updated_at"] = Time.Of(organisation.Created),
            ["archived_at"] = null,
        };
    }
}
