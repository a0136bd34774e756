using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Entra.Directory;

/// <summary>Service principals, what they hold, and the delegated grants they were given.</summary>
internal sealed class PrincipalsClient(GraphChannel graph)
{
    public Task<Answer<ImmutableArray<EntraPrincipal>>> ListAsync(CancellationToken token) =>
        graph.ListAsync("list-principals", $"servicePrincipals?$select={DirectoryReader.PrincipalFields}&$top=100", DirectoryReader.Principal, token);

    public Task<Answer<EntraPrincipal>> GetAsync(string id, CancellationToken token) =>
        graph.GetAsync("get-principal", $"{At(id)}?$select={DirectoryReader.PrincipalFields}", DirectoryReader.Principal, token);

    /// <param name="appId">The client id, by which tokens name it; objects are named by another.</param>
    public Task<Answer<EntraPrincipal>> FindAsync(string appId, CancellationToken token) =>
        graph.GetAsync("find-principal", $"servicePrincipals(appId='{Uri.EscapeDataString(appId)}')?$select={DirectoryReader.PrincipalFields}", DirectoryReader.Principal, token);

    public Task<Answer<Done>> SetEnabledAsync(string id, bool enabled, CancellationToken token) =>
        graph.ChangeAsync("enable-principal", HttpMethod.Patch, At(id), new JsonObject { ["accountEnabled"] = enabled }, token);

    public Task<Answer<ImmutableArray<AppRoleAssignment>>> ListRolesAsync(string id, CancellationToken token) =>
        graph.ListAsync("list-app-roles", $"{At(id)}/appRoleAssignments", DirectoryReader.RoleAssignment, token);

    /// <summary>Who holds roles of this principal, as a resource.</summary>
    public Task<Answer<ImmutableArray<AppRoleAssignment>>> ListHoldersAsync(string id, CancellationToken token) =>
        graph.ListAsync("list-app-role-holders", $"{At(id)}/appRoleAssignedTo", DirectoryReader.RoleAssignment, token);

    public Task<Answer<Done>> RemoveRoleAsync(string resource, string assignment, CancellationToken token) =>
        graph.ChangeAsync("remove-app-role", HttpMethod.Delete, $"{At(resource)}/appRoleAssignedTo/{Uri.EscapeDataString(assignment)}", null, token);

    /// <summary>A repeat is refused, as the assignment is there already.</summary>
    public Task<Answer<Done>> AddRoleAsync(string principal, string resource, string role, CancellationToken token) =>
        graph.ChangeAsync(
            "add-app-role", HttpMethod.Post, $"{At(resource)}/appRoleAssignedTo",
            new JsonObject { ["principalId"] = principal, ["resourceId"] = resource, ["appRoleId"] = role }, token);

    public Task<Answer<ImmutableArray<PermissionGrant>>> ListGrantsAsync(CancellationToken token) =>
        graph.ListAsync("list-permission-grants", "oauth2PermissionGrants", DirectoryReader.Grant, token);

    public Task<Answer<PermissionGrant>> GetGrantAsync(string id, CancellationToken token) =>
        graph.GetAsync("get-permission-grant", $"oauth2PermissionGrants/{Uri.EscapeDataString(id)}", DirectoryReader.Grant, token);

    public Task<Answer<Done>> RemoveGrantAsync(string id, CancellationToken token) =>
        graph.ChangeAsync("remove-permission-grant", HttpMethod.Delete, $"oauth2PermissionGrants/{Uri.EscapeDataString(id)}", null, token);

    /// <summary>A repeat is refused, as the grant is there already.</summary>
    public Task<Answer<Done>> AddGrantAsync(PermissionGrant grant, CancellationToken token)
    {
        var body = new JsonObject { ["clientId"] = grant.ClientId, ["consentType"] = grant.ConsentType, ["resourceId"] = grant.ResourceId, ["scope"] = grant.Scope };
        if (grant.PrincipalId is not null)
        {
            body["principalId"] = grant.PrincipalId;
        }

        return graph.ChangeAsync("add-permission-grant", HttpMethod.Post, "oauth2PermissionGrants", body, token);
    }

    public Task<Answer<ImmutableArray<DirectoryRole>>> ListDirectoryRolesAsync(string principal, CancellationToken token) => graph.ListAsync(
        "list-directory-roles", $"roleManagement/directory/roleAssignments?$filter={Uri.EscapeDataString($"principalId eq '{principal.Replace("'", "''", StringComparison.Ordinal)}'")}",
        DirectoryReader.DirectoryRole, token);

    /// <summary>Of every principal, users and groups among them.</summary>
    public Task<Answer<ImmutableArray<DirectoryRole>>> ListAllDirectoryRolesAsync(CancellationToken token) =>
        graph.ListAsync("list-directory-roles", "roleManagement/directory/roleAssignments", DirectoryReader.DirectoryRole, token);

    public Task<Answer<ImmutableArray<EntraOwner>>> ListOwnersAsync(string id, CancellationToken token) =>
        graph.ListAsync("list-principal-owners", $"{At(id)}/owners", DirectoryReader.Owner, token);

    public Task<Answer<Done>> RemoveDirectoryRoleAsync(string assignment, CancellationToken token) =>
        graph.ChangeAsync("remove-directory-role", HttpMethod.Delete, $"roleManagement/directory/roleAssignments/{Uri.EscapeDataString(assignment)}", null, token);

    /// <summary>Makes a new assignment each time: a lost answer is unknown.</summary>
    public Task<Answer<string>> AddDirectoryRoleAsync(string principal, string role, string scope, CancellationToken token) =>
        graph.CreateAsync(
            "add-directory-role", "roleManagement/directory/roleAssignments",
            new JsonObject { ["principalId"] = principal, ["roleDefinitionId"] = role, ["directoryScopeId"] = scope }, e => e.Text("id"), token);

    /// <summary>Ids of the principals that somebody or something holds for compromised, with the state of that risk.</summary>
    public Task<Answer<ImmutableArray<RiskyPrincipal>>> ListRiskyAsync(CancellationToken token) => graph.ListAsync(
        "list-risky-principals", "identityProtection/riskyServicePrincipals",
        e => new RiskyPrincipal(e.Text("id"), e.TextOrNull("appId"), e.TextOrNull("displayName"), e.TextOrNull("riskState") ?? "", e.TextOrNull("riskLevel")), token);

    public Task<Answer<Done>> SetRiskAsync(string id, bool compromised, CancellationToken token) => graph.ChangeAsync(
        "set-risk", HttpMethod.Post, $"identityProtection/riskyServicePrincipals/{(compromised ? "confirmCompromised" : "dismiss")}",
        new JsonObject { ["servicePrincipalIds"] = new JsonArray(id) }, token);

    private static string At(string id) => $"servicePrincipals/{Uri.EscapeDataString(id)}";
}
