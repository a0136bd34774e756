using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Connectors.Cloud;

namespace Playbooks.Connectors.Entra.Directory;

/// <summary>Turns Graph's directory objects into records.</summary>
internal static class DirectoryReader
{
    public const string ApplicationFields = "id,appId,displayName,isDisabled,passwordCredentials,keyCredentials";
    public const string PrincipalFields = "id,appId,displayName,accountEnabled,servicePrincipalType,appOwnerOrganizationId,passwordCredentials,keyCredentials,appRoles";

    public static EntraApplication Application(JsonElement e) => new(
        e.Text("id"), e.Text("appId"), e.TextOrNull("displayName") ?? "", e.Flag("isDisabled"), Passwords(e), Certificates(e));

    public static EntraPrincipal Principal(JsonElement e) => new(
        e.Text("id"), e.Text("appId"), e.TextOrNull("displayName") ?? "", e.Flag("accountEnabled"),
        e.TextOrNull("servicePrincipalType"), e.TextOrNull("appOwnerOrganizationId"), Passwords(e), Certificates(e))
    {
        Offers = e.Items("appRoles").Where(r => r.TextOrNull("value") is { Length: > 0 }).DistinctBy(r => r.Text("id")).ToImmutableDictionary(r => r.Text("id"), r => r.Text("value"), StringComparer.OrdinalIgnoreCase),
    };

    public static FederatedCredential Federated(JsonElement e) => new(
        e.Text("id"), e.Text("name"), e.Text("issuer"), e.TextOrNull("subject"), [.. e.Texts("audiences")], e.TextOrNull("description"),
        (e.Member("claimsMatchingExpression") ?? default).TextOrNull("value"));

    public static EntraOwner Owner(JsonElement e) => new(e.Text("id"), e.TextOrNull("displayName"), e.TextOrNull("@odata.type")?.Split('.')[^1]);

    public static DirectoryRole DirectoryRole(JsonElement e) => new(e.Text("id"), e.Text("principalId"), e.Text("roleDefinitionId"), e.TextOrNull("directoryScopeId") ?? "/");

    public static AppRoleAssignment RoleAssignment(JsonElement e) => new(
        e.Text("id"), e.Text("principalId"), e.Text("resourceId"), e.TextOrNull("resourceDisplayName"), e.Text("appRoleId"));

    public static PermissionGrant Grant(JsonElement e) => new(
        e.Text("id"), e.Text("clientId"), e.TextOrNull("consentType") ?? "", e.TextOrNull("principalId"), e.Text("resourceId"), e.TextOrNull("scope") ?? "");

    private static ImmutableArray<EntraPassword> Passwords(JsonElement e) =>
        [.. e.Items("passwordCredentials").Select(p => new EntraPassword(p.Text("keyId"), p.TextOrNull("displayName"), p.Time("startDateTime"), p.Time("endDateTime")))];

    private static ImmutableArray<EntraCertificate> Certificates(JsonElement e) =>
        [.. e.Items("keyCredentials").Select(k => new EntraCertificate(k.Text("keyId"), k.TextOrNull("displayName"), k.TextOrNull("customKeyIdentifier"), k.Time("endDateTime")))];
}
