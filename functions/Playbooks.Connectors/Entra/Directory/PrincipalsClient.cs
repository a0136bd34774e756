using System.Collections.Immutable;
using System.Text.Json.Nodes;
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

    public Task<Answer<ImmutableArray<PermissionGrant>>> ListGrantsAsync(CancellationToken token) =>
        graph.ListAsync("list-permission-grants", "oauth2PermissionGrants", DirectoryReader.Grant, token);

    private static string At(string id) => $"servicePrincipals/{Uri.EscapeDataString(id)}";
}
