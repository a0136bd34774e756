using System.Text.Json.Nodes;
using Playbooks.Sandbox.Credentials;

namespace Playbooks.Sandbox.Scenarios.Shorthand;

/// <summary>One line of shorthand, written out.</summary>
internal sealed record ShortCredential(JsonObject Credential, List<JsonNode> Consumers)
{
    /// <summary>Null for an entry that is written out already.</summary>
    public static ShortCredential? Read(JsonObject item, Seeds seeds) =>
        item.TextOr("aws_key") is { } user ? AccessKey(item, seeds, user)
        : item.TextOr("entra_password") is { } application ? Password(item, seeds, application)
        : item.TextOr("deploy_key") is { } key ? DeployKey(item, seeds, key)
        : item.TextOr("token") is { } token ? Token(item, seeds, token)
        : item.TextOr("role") is { } role ? Role(item, seeds, role)
        : item.TextOr("session") is { } session ? Session(item, seeds, session)
        : item.TextOr("federated") is { } federated ? Federated(item, seeds, federated)
        : null;

    private static ShortCredential AccessKey(JsonObject item, Seeds seeds, string user)
    {
        seeds.User(user, item);
        return Made(item, seeds, "aws_access_key", Fields(("id", $"mint:aws_key_id/{user}-1"), ("secret", $"mint:aws_secret/{user}-1")), Fields(("account", seeds.AccountId), ("user", user)));
    }

    private static ShortCredential Password(JsonObject item, Seeds seeds, string application)
    {
        seeds.Application(application, item);
        return Made(
            item, seeds, "entra_client_secret", Fields(("client_id", $"mint:guid/app/{application}"), ("secret", $"mint:entra_secret/{application}-1")),
            Fields(("tenant", seeds.Directory), ("application", $"mint:guid/app/{application}")));
    }

    private static ShortCredential DeployKey(JsonObject item, Seeds seeds, string key)
    {
        seeds.DeployKey(item.Text("of"), key);
        return Made(item, seeds, "github_deploy_key", Fields(("private", $"mint:ssh_key/{key}")), Fields(("repository", item.Text("of"))));
    }

    private static ShortCredential Token(JsonObject item, Seeds seeds, string token)
    {
        seeds.Token(token);
        var principal = Fields(("issuer", item.TextOr("issuer") ?? token.Split('/')[0]));
        if (token.Split('/') is ["github_pat", var login])
        {
            principal["login"] = login;
        }

        return Made(item, seeds, "external", Fields(("name", token), ("value", "mint:" + token)), principal, human: true);
    }

    private static ShortCredential Role(JsonObject item, Seeds seeds, string role)
    {
        seeds.Role(role, item);
        var subject = item.TextOr("presents") ?? item.Text("subject");
        return Made(
            item, seeds, "aws_web_identity", Fields(("role", seeds.RoleArn(role)), ("sub", subject), ("aud", "sts.amazonaws.com")), Fields(("account", seeds.AccountId), ("role", role)));
    }

    private static ShortCredential Session(JsonObject item, Seeds seeds, string session)
    {
        seeds.Session(item.Text("of"), session, item);
        return Made(
            item, seeds, "aws_session", Fields(("id", $"mint:aws_session_id/{session}"), ("secret", $"mint:aws_secret/{session}"), ("token", $"mint:aws_session_token/{session}")),
            Fields(("account", seeds.AccountId), ("role", item.Text("of"))));
    }

    private static ShortCredential Federated(JsonObject item, Seeds seeds, string application)
    {
        seeds.Federated(application, item.Text("subject"));
        return Made(
            item, seeds, "entra_federated",
            Fields(("client_id", $"mint:guid/app/{application}"), ("issuer", Seeds.GitHubIssuer), ("subject", item.Text("subject")), ("audience", "api://AzureADTokenExchange")),
            Fields(("tenant", seeds.Directory), ("application", $"mint:guid/app/{application}")));
    }

    private static ShortCredential Made(JsonObject item, Seeds seeds, string kind, JsonObject fields, JsonObject principal, bool human = false)
    {
        var copies = item.Texts("at").ConvertAll(text => Copy.Read(text, [.. fields.Select(field => field.Key).Where(name => name != "name")]));
        copies.ForEach(copy => copy.Places.ForEach(place => seeds.Value(place.Place, fields.Text(place.Field), item)));
        var credential = new JsonObject
        {
            ["id"] = item.Text("id"),
            ["kind"] = kind,
            ["owner"] = item.TextOr("owner") ?? "platform",
            ["fields"] = fields,
            ["places"] = new JsonArray([.. copies.SelectMany(copy => copy.Places).Select(place => (JsonNode)Fields(("place", place.Place), ("field", place.Field)))]),
            ["exposed"] = item.TextOr("exposed") ?? "no",
            ["in_registry"] = item.FlagOr("registered", true),
            ["principal"] = principal,
            ["responder"] = item.FlagOr("responder", false),
            ["human"] = human,
        };
        foreach (var name in Inventory.RegistryMembers.Where(item.ContainsKey))
        {
            credential[name] = item[name]?.DeepClone();
        }

        return new(credential, [.. item.Texts("used_by").Select(user => (JsonNode)Consumer(item, user, kind, fields, copies))]);
    }

    /// <summary>A workflow reads the copy that GitHub hands to it, a service the one in AWS; what has no copy is used as it is.</summary>
    private static JsonObject Consumer(JsonObject item, string user, string kind, JsonObject fields, List<Copy> copies)
    {
        var parts = user.Split(':');
        var isWorkflow = parts[0] != "service";
        var copy = copies.Find(other => isWorkflow ? other.IsReadBy(parts[0]) : other.IsInAws) ?? copies.FirstOrDefault();
        var uses = new JsonObject(fields.Where(field => copy is null || copy.Place(field.Key) is not null)
            .Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, copy?.Place(field.Key) is { } place ? "place:" + place : field.Value?.ToString())));
        foreach (var (name, value) in fields.Where(field => !uses.ContainsKey(field.Key)))
        {
            uses[name] = value?.ToString();
        }

        var consumer = Fields(("id", isWorkflow ? $"workflow:{parts[0]}/{parts[1]}#{item.Text("id")}" : user), ("kind", isWorkflow ? "workflow" : "service"), ("owner", item.TextOr("owner") ?? "platform"), ("credential", item.Text("id")));
        consumer["uses"] = new JsonObject { ["kind"] = kind, ["fields"] = uses };
        if (isWorkflow)
        {
            consumer["workflow"] = $"{parts[0]}:.github/workflows/{parts[1]}";
        }

        return consumer;
    }

    private static JsonObject Fields(params ReadOnlySpan<(string Name, string Text)> members)
    {
        var built = new JsonObject();
        foreach (var (name, text) in members)
        {
            built[name] = text;
        }

        return built;
    }
}
