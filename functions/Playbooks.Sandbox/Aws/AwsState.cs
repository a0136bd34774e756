using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Parameters;
using Playbooks.Sandbox.Aws.Secrets;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Aws;

/// <summary>The accounts' state without ids, times and values, for comparing two drills.</summary>
internal static partial class AwsState
{
    public static string? RoleOf(IReadOnlyList<AwsAccount> accounts, Mint mint, string value)
    {
        var owner = accounts.SelectMany(account => account.Users.Values)
            .FirstOrDefault(user => user.Keys.Exists(key => key.Id == value || key.Secret == value));
        if (owner is null || mint.RoleOf(value) is not null)
        {
            return null;
        }

        var isId = owner.Keys.Exists(key => key.Id == value);
        return $"{(isId ? "id" : "secret")} of a new key of user {owner.Name}";
    }

    public static JsonNode Of(IReadOnlyList<AwsAccount> accounts, Func<string, string> roleOf) => new JsonArray([.. accounts
        .OrderBy(account => account.Id, StringComparer.Ordinal).Select(account => Account(account, roleOf))]);

    private static JsonObject Account(AwsAccount account, Func<string, string> roleOf) => new()
    {
        ["id"] = account.Id,
        ["organisation"] = account.Organization is { } organization ? new JsonObject(organization.Attached.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, Texts(pair.Value)))) : null,
        ["users"] = new JsonArray([.. account.Users.Values.Select(user => User(user, roleOf))]),
        ["roles"] = new JsonArray([.. account.Roles.Values.Select(Role)]),
        ["oidc_providers"] = new JsonObject(account.Providers.Values.Select(provider =>
            KeyValuePair.Create<string, JsonNode?>(provider.Url, Texts(provider.ClientIds)))),
        ["secrets"] = new JsonArray([.. account.Secrets.OrderBy(secret => secret.Arn, StringComparer.Ordinal).Select(secret => Secret(secret, roleOf))]),
        ["parameters"] = new JsonArray([.. account.Parameters.OrderBy(parameter => parameter.Arn, StringComparer.Ordinal).Select(parameter => Parameter(parameter, roleOf))]),
    };

    private static JsonObject User(IamUser user, Func<string, string> roleOf)
    {
        var body = Principal(user);
        body["console"] = user.LoginProfileAt is not null;
        if (user.Others.Count > 0)
        {
            body["others"] = Texts(user.Others.Select(item => $"{item.Kind} {item.Id} {item.Status}").Order(StringComparer.Ordinal));
        }

        body["keys"] = Texts(user.Keys.Select(key => $"{roleOf(key.Id)} {(key.Active.Truth ? "active" : "inactive")}").Order(StringComparer.Ordinal));
        return body;
    }

    private static JsonObject Role(IamRole role)
    {
        var body = Principal(role);
        body["trust"] = Document(role.Trust);
        return body;
    }

    private static JsonObject Principal(IamPrincipal principal) => new()
    {
        ["name"] = principal.Name,
        ["inline"] = new JsonObject(principal.Inline.Select(policy => KeyValuePair.Create<string, JsonNode?>(policy.Key, Document(policy.Value)))),
        ["attached"] = Texts(principal.Attached),
        ["boundary"] = principal.Boundary,
    };

    private static JsonObject Secret(AwsSecret secret, Func<string, string> roleOf) => new()
    {
        ["policy"] = secret.ResourcePolicy is { } policy ? Document(policy) : null,
        ["deleted"] = secret.DeletedAt is not null,
        ["name"] = secret.Name,
        ["region"] = secret.Region,
        ["stages"] = new JsonObject(secret.Versions.SelectMany(version => version.Stages, (version, stage) => (stage, version))
            .OrderBy(pair => pair.stage, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.stage, Value(pair.version.Value, roleOf)))),
    };

    private static JsonObject Parameter(SsmParameter parameter, Func<string, string> roleOf) => new()
    {
        ["name"] = parameter.Name,
        ["region"] = parameter.Region,
        ["type"] = parameter.Latest.Type,
        ["values"] = new JsonArray([.. parameter.Versions.Select(version => Value(version.Value, roleOf))]),
    };

    /// <summary>A JSON value shows the role of each of its fields.</summary>
    private static JsonNode? Value(string value, Func<string, string> roleOf) => AwsPlaces.Fields(value) is { } fields
        ? new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, roleOf(field.Value?.ToString() ?? ""))))
        : roleOf(value);

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    /// <summary>One spelling for one policy; a revocation's time is left out.</summary>
    private static string Document(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Times().Replace(JsonSerializer.Serialize(document.RootElement), "<time>");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)")]
    private static partial Regex Times();
}
