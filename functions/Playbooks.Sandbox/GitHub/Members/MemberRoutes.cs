using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Members;

/// <summary>Members, outside collaborators and the collaborators of a repository.</summary>
internal static class MemberRoutes
{
    public static IEnumerable<Route> All =>
    [
        Route.Org("GET", "/members", "orgs/list-members", "members:read", ask =>
            Page.Plain(ask, ask.Call.Argument("role") == "admin" ? [.. ask.Organisation.Members.Take(1)] : ask.Organisation.Members, login => Person.Of(ask.World, ask.Api, login))),
        Route.Org("DELETE", "/members/{username}", "orgs/remove-member", "members:write", RemoveMember, contains: true),
        Route.Org("GET", "/outside_collaborators", "orgs/list-outside-collaborators", "members:read", ask =>
            Page.Plain(ask, [.. ask.Organisation.OutsideCollaborators], login => Person.Of(ask.World, ask.Api, login))),
        Route.Org("DELETE", "/outside_collaborators/{username}", "orgs/remove-outside-collaborator", "members:write", RemoveOutside, contains: true),
        Route.Repo("GET", "/collaborators", "repos/list-collaborators", "metadata:read", ask =>
            Page.Plain(ask, [.. ask.Repository.Collaborators], item => Collaborator(ask, item.Key, item.Value))),
        Route.Repo("DELETE", "/collaborators/{username}", "repos/remove-collaborator", "administration:write", ask =>
            ask.Repository.Collaborators.Remove(ask["username"]) ? Answer.Empty(204) : Refusal.NotFound, contains: true),
    ];

    // The first member is the owner, and an organisation keeps one.
    private static Answer RemoveMember(Ask ask)
    {
        var at = ask.Organisation.Members.FindIndex(login => login.Equals(ask["username"], StringComparison.OrdinalIgnoreCase));
        switch (at)
        {
            case < 0:
                return Refusal.NotFound;
            case 0:
                return Refusal.Say(403, "Cannot remove the last owner of the organization.");
            default:
                ask.Organisation.Members.RemoveAt(at);
                return Answer.Empty(204);
        }
    }

    private static Answer RemoveOutside(Ask ask)
    {
        if (ask.Organisation.Members.Contains(ask["username"], StringComparer.OrdinalIgnoreCase))
        {
            return Refusal.Say(422, "You cannot specify an organization member to remove as an outside collaborator.");
        }

        if (!ask.Organisation.OutsideCollaborators.Contains(ask["username"], StringComparer.OrdinalIgnoreCase))
        {
            return Refusal.NotFound;
        }

        foreach (var repository in ask.Organisation.Repositories.Values)
        {
            repository.Collaborators.Remove(ask["username"]);
        }

        return Answer.Empty(204);
    }

    private static JsonObject Collaborator(Ask ask, string login, string role)
    {
        var shape = Person.Of(ask.World, ask.Api, login);
        shape["role_name"] = role;
        shape["permissions"] = new JsonObject
        {
            ["pull"] = true, ["triage"] = role is not ("pull" or "read"), ["push"] = role is "push" or "write" or "maintain" or "admin", ["maintain"] = role is "maintain" or "admin", ["admin"] = role == "admin",
        };
        return shape;
    }
}
