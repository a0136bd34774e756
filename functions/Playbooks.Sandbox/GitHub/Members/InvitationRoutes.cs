using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;

namespace Playbooks.Sandbox.GitHub.Members;

/// <summary>People who were asked in and have not come yet.</summary>
internal static class InvitationRoutes
{
    public static IEnumerable<Route> All =>
    [
        Route.Org("GET", "/invitations", "orgs/list-pending-invitations", "members:read", ask => Page.Plain(ask, ask.Organisation.Invitations, item => new JsonObject
        {
            ["id"] = item.Id,
            ["login"] = item.Login,
            ["email"] = null,
            ["role"] = item.Role,
            ["created_at"] = Time.Of(item.Created),
            ["inviter"] = Person.Of(ask.World, ask.Api, ask.Organisation.Members.FirstOrDefault() ?? "nobody"),
            ["team_count"] = 0,
            ["node_id"] = "",
            ["invitation_teams_url"] = "",
        })),
        Route.Repo("GET", "/invitations", "repos/list-invitations", "administration:read", ask => Page.Plain(ask, ask.Repository.Invitations, item => new JsonObject
        {
            ["id"] = item.Id,
            ["repository"] = RepositoryShape.Minimal(ask.World, ask.Api, ask.Repository),
            ["invitee"] = Person.Of(ask.World, ask.Api, item.Login),
            ["inviter"] = Person.Of(ask.World, ask.Api, ask.Repository.Owner, "Organization"),
            ["permissions"] = item.Role,
            ["created_at"] = Time.Of(item.Created),
            ["url"] = $"{ask.Api}/user/repository_invitations/{item.Id}",
            ["html_url"] = $"https://github.com/{ask.Repository.FullName}/invitations",
            ["node_id"] = "",
        })),
    ];
}
