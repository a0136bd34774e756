using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Hosting;
using static Playbooks.Sandbox.Entra.Directory.ClientLookup;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>Service principals and what they hold.</summary>
internal static class PrincipalOperations
{
    private static readonly string[] Readers = ["Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
    private static readonly string[] Writers = ["Application.ReadWrite.All", "Directory.ReadWrite.All"];
    private static readonly string[] Assigners = ["AppRoleAssignment.ReadWrite.All"];

    public static IEnumerable<GraphOperation> All =>
    [
        Row("GET", "servicePrincipals", "list", Readers, List),
        Row("GET", "servicePrincipals/{}", "get", Readers, OnPrincipal(Get)),
        Row("PATCH", "servicePrincipals/{}", "update", Writers, OnPrincipal(Update)) with { Contains = true },
        Row("POST", "servicePrincipals/{}/addPassword", "addPassword", Writers, OnPrincipal(PasswordOperations.Add)),
        Row("POST", "servicePrincipals/{}/removePassword", "removePassword", Writers, OnPrincipal(PasswordOperations.Remove)) with { Contains = true },
        Row("GET", "servicePrincipals/{}/owners", "owners", Readers, OnPrincipal(ApplicationOperations.Owners)),
        Row("GET", "servicePrincipals/{}/oauth2PermissionGrants", "oauth2PermissionGrants", ["Directory.Read.All", "Directory.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All"], OnPrincipal(Grants)),
        Row("GET", "servicePrincipals/{}/appRoleAssignments", "appRoleAssignments", Readers, OnPrincipal((call, principal) => Assignments(call, item => item.PrincipalId == principal.Id))),
        Row("GET", "servicePrincipals/{}/appRoleAssignedTo", "appRoleAssignedTo", Readers, OnPrincipal((call, principal) => Assignments(call, item => item.ResourceId == principal.Id))),
        Row("POST", "servicePrincipals/{}/appRoleAssignments", "assignAppRole", Assigners, OnPrincipal(Assign)) with { Owned = false },
        Row("POST", "servicePrincipals/{}/appRoleAssignedTo", "assignAppRole", Assigners, OnPrincipal(Assign)) with { Owned = false },
        Row("DELETE", "servicePrincipals/{}/appRoleAssignments/{}", "removeAppRole", Assigners, OnPrincipal(Unassign)) with { Contains = true, Owned = false },
        Row("DELETE", "servicePrincipals/{}/appRoleAssignedTo/{}", "removeAppRole", Assigners, OnPrincipal(Unassign)) with { Contains = true, Owned = false },
    ];

    private static GraphOperation Row(string method, string path, string name, string[] permissions, Func<GraphCall, Answer> answer) =>
        new(method, path, "servicePrincipal:" + name, permissions, answer) { Owned = true };

    private static Answer List(GraphCall call) => GraphQuery.List(
        call, "servicePrincipals", call.Directory.ServicePrincipals.Select(item => GraphWriting.ServicePrincipal(item, call.Directory, call.Now)));

    private static Answer Get(GraphCall call, EntraServicePrincipal principal) =>
        GraphAnswers.One(call, "servicePrincipals/$entity", GraphWriting.ServicePrincipal(principal, call.Directory, call.Now));

    private static Answer Update(GraphCall call, EntraServicePrincipal principal) => WithBody(call, body =>
    {
        if (body.FirstOrDefault(member => member.Key is not ("accountEnabled" or "keyCredentials")).Key is { } unknown)
        {
            return call.Refused(GraphError.Bad($"Invalid property '{unknown}'."));
        }

        if (body.ContainsKey("keyCredentials") && KeyCredentials.Replace(principal, body["keyCredentials"]) is { } refusal)
        {
            return call.Refused(refusal);
        }

        if (Text(body, "accountEnabled") is { } enabled)
        {
            principal.Enabled.Write(enabled == "true", call.Now, call.Directory.VisibilityDelay);
        }

        return GraphAnswers.Done;
    });

    private static Answer Grants(GraphCall call, EntraServicePrincipal principal) => GraphQuery.List(
        call, "oauth2PermissionGrants", call.Directory.Grants.Where(grant => grant.ClientId == principal.Id).Select(GraphWriting.Grant));

    private static Answer Assignments(GraphCall call, Func<EntraAssignment, bool> among) => GraphQuery.List(
        call, "appRoleAssignments", call.Directory.AppRoleAssignments.Where(among).Select(item => GraphWriting.AppRoleAssignment(item, call.Directory)));

    private static Answer Assign(GraphCall call, EntraServicePrincipal principal) => WithBody(call, body =>
    {
        var (holder, resource, role) = (Text(body, "principalId") ?? "", Text(body, "resourceId") ?? "", Text(body, "appRoleId") ?? "");
        var wanted = new EntraAssignment(call.NewId(), holder, resource, role);
        if (call.Directory.Find(holder) is null || call.Directory.RoleName(wanted) is null || (principal.Id != holder && principal.Id != resource))
        {
            return call.Refused(GraphError.Bad("Not a valid reference update."));
        }

        if (call.Directory.AppRoleAssignments.Exists(item => item with { Id = wanted.Id } == wanted))
        {
            return call.Refused(GraphError.Bad("Permission being assigned already exists on the object"));
        }

        call.Directory.AppRoleAssignments.Add(wanted);
        return GraphAnswers.One(call, "appRoleAssignments/$entity", GraphWriting.AppRoleAssignment(wanted, call.Directory), 201);
    });

    private static Answer Unassign(GraphCall call, EntraServicePrincipal principal)
    {
        var found = call.Directory.AppRoleAssignments.RemoveAll(item => item.Id == call.Ids[1] && (item.PrincipalId == principal.Id || item.ResourceId == principal.Id));
        return found > 0 ? GraphAnswers.Done : call.Refused(GraphError.Missing(call.Ids[1]));
    }
}
