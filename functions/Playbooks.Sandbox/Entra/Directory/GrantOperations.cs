using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Hosting;
using static Playbooks.Sandbox.Entra.Directory.ClientLookup;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>Delegated grants and directory roles.</summary>
internal static class GrantOperations
{
    private static readonly string[] Readers = ["Directory.Read.All", "Directory.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All"];
    private static readonly string[] Writers = ["DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All"];

    public static IEnumerable<GraphOperation> All =>
    [
        new("GET", "oauth2PermissionGrants", "oauth2PermissionGrant:list", Readers, List),
        new("GET", "oauth2PermissionGrants/{}", "oauth2PermissionGrant:get", Readers, Get),
        new("POST", "oauth2PermissionGrants", "oauth2PermissionGrant:create", Writers, Create),
        new("DELETE", "oauth2PermissionGrants/{}", "oauth2PermissionGrant:delete", Writers, Delete) { Contains = true },
        new("GET", "roleManagement/directory/roleAssignments", "roleAssignment:list", ["RoleManagement.Read.Directory", "RoleManagement.ReadWrite.Directory", "Directory.Read.All", "Directory.ReadWrite.All"], ListRoles),
        new("POST", "roleManagement/directory/roleAssignments", "roleAssignment:create", ["RoleManagement.ReadWrite.Directory"], AssignRole),
        new("DELETE", "roleManagement/directory/roleAssignments/{}", "roleAssignment:delete", ["RoleManagement.ReadWrite.Directory"], DeleteRole) { Contains = true },
    ];

    private static Answer List(GraphCall call) => GraphQuery.List(call, "oauth2PermissionGrants", call.Directory.Grants.Select(GraphWriting.Grant));

    private static Answer Get(GraphCall call) => call.Directory.Grants.Find(grant => grant.Id == call.Ids[0]) is { } grant
        ? GraphAnswers.One(call, "oauth2PermissionGrants/$entity", GraphWriting.Grant(grant))
        : call.Refused(GraphError.Missing(call.Ids[0]));

    private static Answer Create(GraphCall call) => WithBody(call, body =>
    {
        var (client, resource, scope) = (Text(body, "clientId") ?? "", Text(body, "resourceId") ?? "", Text(body, "scope") ?? "");
        var (consent, principal) = (Text(body, "consentType"), Text(body, "principalId"));
        var valid = consent == "AllPrincipals" ? principal is null : consent == "Principal" && call.Directory.Find(principal ?? "") is EntraUser;
        if (!valid || call.Directory.Find(client) is not EntraServicePrincipal || call.Directory.Find(resource) is not EntraServicePrincipal)
        {
            return call.Refused(GraphError.Bad("One or more property values specified are invalid."));
        }

        if (call.Directory.Grants.Exists(item => item.ClientId == client && item.ResourceId == resource && item.PrincipalId == principal))
        {
            return call.Refused(GraphError.Duplicate("Permission entry already exists."));
        }

        var grant = new EntraGrant(call.NewId(), client, consent ?? "", principal, resource, scope);
        call.Directory.Grants.Add(grant);
        return GraphAnswers.One(call, "oauth2PermissionGrants/$entity", GraphWriting.Grant(grant), 201);
    });

    private static Answer Delete(GraphCall call) =>
        call.Directory.Grants.RemoveAll(grant => grant.Id == call.Ids[0]) > 0 ? GraphAnswers.Done : call.Refused(GraphError.Missing(call.Ids[0]));

    private static Answer ListRoles(GraphCall call) =>
        GraphQuery.List(call, "roleManagement/directory/roleAssignments", call.Directory.RoleAssignments.Select(GraphWriting.RoleAssignment));

    private static Answer AssignRole(GraphCall call) => WithBody(call, body =>
    {
        var wanted = new EntraAssignment(call.NewId(), Text(body, "principalId") ?? "", Text(body, "directoryScopeId") ?? "/", Text(body, "roleDefinitionId") ?? "");
        if (wanted.RoleId.Length == 0 || call.Directory.Find(wanted.PrincipalId) is null)
        {
            return call.Refused(GraphError.Bad("One or more property values specified are invalid."));
        }

        call.Directory.RoleAssignments.Add(wanted);
        return GraphAnswers.One(call, "roleManagement/directory/roleAssignments/$entity", GraphWriting.RoleAssignment(wanted), 201);
    });

    private static Answer DeleteRole(GraphCall call) =>
        call.Directory.RoleAssignments.RemoveAll(item => item.Id == call.Ids[0]) > 0 ? GraphAnswers.Done : call.Refused(GraphError.Missing(call.Ids[0]));
}
