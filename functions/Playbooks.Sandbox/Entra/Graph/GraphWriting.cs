using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Directory;

namespace Playbooks.Sandbox.Entra.Graph;

/// <summary>Directory objects as Graph shows them. Secret values are never among them.</summary>
internal static class GraphWriting
{
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static JsonObject Application(EntraApplication application, DateTimeOffset now) => new(Client(application).Concat(
    [
        Member("isDisabled", application.Disabled.Seen(now) ? true : null),
        Member("signInAudience", "AzureADMyOrg"),
        Member("identifierUris", new JsonArray()),
        Member("requiredResourceAccess", new JsonArray()),
        Member("web", new JsonObject { ["redirectUris"] = new JsonArray() }),
        Member("servicePrincipalLockConfiguration", new JsonObject { ["isEnabled"] = true, ["allProperties"] = true }),
    ]));

    public static JsonObject ServicePrincipal(EntraServicePrincipal principal, EntraDirectory directory, DateTimeOffset now) => new(Client(principal).Concat(
    [
        Member("accountEnabled", principal.Enabled.Seen(now)),
        Member("isDisabled", directory.Applications.Find(item => item.AppId == principal.AppId)?.Disabled.Seen(now) == true ? true : null),
        Member("servicePrincipalType", "Application"),
        Member("appOwnerOrganizationId", directory.Id),
        Member("servicePrincipalNames", new JsonArray(principal.AppId)),
        Member("appRoles", new JsonArray([.. principal.AppRoles.Select(role => AppRole(role.Key, role.Value))])),
    ]));

    public static JsonObject Password(EntraPassword password) => new()
    {
        ["customKeyIdentifier"] = null,
        ["displayName"] = password.DisplayName,
        ["endDateTime"] = Time(password.End),
        ["hint"] = password.Value[..3],
        ["keyId"] = password.KeyId,
        ["secretText"] = null,
        ["startDateTime"] = Time(password.Start),
    };

    /// <summary>Only beta shows a flexible credential's expression; in v1.0 it looks like one without a subject.</summary>
    public static JsonObject Federated(EntraFederated federated, bool beta)
    {
        var body = new JsonObject
        {
            ["id"] = federated.Id,
            ["name"] = federated.Name,
            ["issuer"] = federated.Issuer,
            ["subject"] = federated.Subject,
            ["description"] = federated.Description,
            ["audiences"] = new JsonArray(federated.Audience),
        };
        if (beta)
        {
            body["claimsMatchingExpression"] = federated.Expression is { } value ? new JsonObject { ["value"] = value, ["languageVersion"] = 1 } : null;
        }

        return body;
    }

    public static JsonObject User(EntraUser user, string domain) => new()
    {
        ["id"] = user.Id,
        ["displayName"] = user.Name,
        ["userPrincipalName"] = $"{user.Name}@{domain}",
        ["accountEnabled"] = user.Enabled,
        ["signInSessionsValidFromDateTime"] = Time(user.SessionsValidFrom),
    };

    public static JsonObject Reference(EntraObject item) => new()
    {
        ["@odata.type"] = "#microsoft.graph." + item.Type,
        ["id"] = item.Id,
        ["displayName"] = item.Name,
    };

    public static JsonObject Grant(EntraGrant grant) => new()
    {
        ["id"] = grant.Id,
        ["clientId"] = grant.ClientId,
        ["consentType"] = grant.ConsentType,
        ["principalId"] = grant.PrincipalId,
        ["resourceId"] = grant.ResourceId,
        ["scope"] = grant.Scope,
    };

    public static JsonObject AppRoleAssignment(EntraAssignment assignment, EntraDirectory directory) => new()
    {
        ["id"] = assignment.Id,
        ["appRoleId"] = assignment.RoleId,
        ["principalId"] = assignment.PrincipalId,
        ["principalDisplayName"] = directory.Find(assignment.PrincipalId)?.Name,
        ["principalType"] = "ServicePrincipal",
        ["resourceId"] = assignment.ResourceId,
        ["resourceDisplayName"] = directory.Find(assignment.ResourceId)?.Name,
    };

    public static JsonObject RoleAssignment(EntraAssignment assignment) => new()
    {
        ["id"] = assignment.Id,
        ["principalId"] = assignment.PrincipalId,
        ["roleDefinitionId"] = assignment.RoleId,
        ["directoryScopeId"] = assignment.ResourceId,
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Client(EntraClient client) =>
    [
        Member("id", client.Id),
        Member("appId", client.AppId),
        Member("displayName", client.Name),
        Member(client is EntraApplication ? "createdDateTime" : "description", client is EntraApplication ? Time(client.CreatedAt) : null),
        Member("passwordCredentials", new JsonArray([.. client.Passwords.Select(Password)])),
        Member("keyCredentials", KeyCredentials.Shown(client)),
        Member("tags", new JsonArray()),
    ];

    private static JsonObject AppRole(string value, string id) => new()
    {
        ["id"] = id,
        ["value"] = value,
        ["displayName"] = value,
        ["isEnabled"] = true,
        ["allowedMemberTypes"] = new JsonArray("Application"),
    };

    private static KeyValuePair<string, JsonNode?> Member(string name, JsonNode? value) => new(name, value);
}
