using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Directory;

namespace Playbooks.Sandbox.Entra;

/// <summary>The directory's state without ids, times and values, for comparing two drills.</summary>
internal static class EntraState
{
    public static string? RoleOf(EntraDirectory directory, string value)
    {
        var owner = directory.Applications.Concat<EntraClient>(directory.ServicePrincipals).FirstOrDefault(client => client.Passwords.Exists(password => password.Value == value));
        return owner is null || directory.Mint.RoleOf(value) is not null ? null : $"a new secret of {owner.Type} {owner.Name}";
    }

    public static JsonNode Of(EntraDirectory directory, Func<string, string> roleOf) => new JsonObject
    {
        ["applications"] = Sorted(directory.Applications.Select(item => Client(item, directory, roleOf))),
        ["service_principals"] = Sorted(directory.ServicePrincipals.Select(item => Client(item, directory, roleOf))),
        ["users"] = Sorted(directory.Users.Select(user => new JsonObject { ["name"] = user.Name, ["enabled"] = user.Enabled, ["revoked"] = user.SessionsValidFrom != default })),
        ["grants"] = Sorted(directory.Grants.Select(grant => new JsonObject
        {
            ["client"] = NameOf(directory, grant.ClientId),
            ["scope"] = grant.Scope,
            ["principal"] = grant.PrincipalId is { } id ? NameOf(directory, id) : null,
        })),
        ["compromised"] = Texts(directory.ServicePrincipals.Where(item => item.ConfirmedCompromised).Select(item => item.Name)),
        ["credential_policy"] = directory.CredentialPolicy.Write(),
        ["role_assignments"] = Texts(directory.RoleAssignments.Select(item => $"{NameOf(directory, item.PrincipalId)} {item.RoleId}")),
    };

    private static JsonObject Client(EntraClient client, EntraDirectory directory, Func<string, string> roleOf)
    {
        var body = new JsonObject
        {
            ["name"] = client.Name,
            ["passwords"] = Texts(client.Passwords.Select(password => roleOf(password.Value))),
            ["certificates"] = client.KeyCredentials.Count,
            ["owners"] = Texts(client.Owners.Select(owner => NameOf(directory, owner))),
        };
        if (client is EntraApplication application)
        {
            body["disabled"] = application.Disabled.Truth;
            body["federated"] = Texts(application.Federated.Select(item => $"{item.Name}: {item.Issuer} {item.Subject ?? item.Expression}"));
        }
        else if (client is EntraServicePrincipal principal)
        {
            body["enabled"] = principal.Enabled.Truth;
            body["app_roles"] = Texts(directory.Permissions(principal.Id));
        }

        return body;
    }

    private static string NameOf(EntraDirectory directory, string id) => directory.Find(id)?.Name ?? "nobody";

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Order(StringComparer.Ordinal).Select(text => JsonValue.Create(text))];

    private static JsonArray Sorted(IEnumerable<JsonObject> items) => [.. items.OrderBy(item => item.ToJsonString(), StringComparer.Ordinal)];
}
