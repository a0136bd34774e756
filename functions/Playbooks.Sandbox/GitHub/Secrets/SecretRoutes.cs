using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Secrets;

/// <summary>Actions secrets of repositories, environments and organisations: the same five operations in three scopes.</summary>
internal static class SecretRoutes
{
    private const int MostBytes = 48 * 1024;

    public static IEnumerable<Route> All =>
    [
        .. Five((method, rest, name, need, handle) => Route.Repo(method, "/actions/secrets" + rest, $"actions/{name}", need, handle), "repo-secret", "repo-public-key", "secrets"),
        .. Five(
            (method, rest, name, need, handle) => Route.Repo(method, "/environments/{environment_name}/secrets" + rest, $"actions/{name}", need, handle),
            "environment-secret", "environment-public-key", "environments"),
        .. Five((method, rest, name, need, handle) => Route.Org(method, "/actions/secrets" + rest, $"actions/{name}", need, handle), "org-secret", "org-public-key", "organization_secrets"),
        .. Five((method, rest, name, need, handle) => Route.Repo(method, "/dependabot/secrets" + rest, $"dependabot/{name}", need, handle), "repo-secret", "repo-public-key", "dependabot_secrets"),
        .. Five((method, rest, name, need, handle) => Route.Repo(method, "/codespaces/secrets" + rest, $"codespaces/{name}", need, handle), "repo-secret", "repo-public-key", "codespaces_secrets"),
        .. Five(
            (method, rest, name, need, handle) => Route.Org(method, "/dependabot/secrets" + rest, $"dependabot/{name}", need, handle),
            "org-secret", "org-public-key", "organization_dependabot_secrets"),
        Route.Org("GET", "/dependabot/secrets/{secret_name}/repositories", "dependabot/list-selected-repos-for-org-secret", "organization_dependabot_secrets:read", ask =>
            In(ask, scope => !scope.Store.Items.TryGetValue(ask["secret_name"], out var secret) ? Refusal.NotFound
                : Page.Of(ask, "repositories", Selected(ask, secret), repository => RepositoryShape.Minimal(ask.World, ask.Api, repository)))),
        Route.Repo("GET", "/actions/organization-secrets", "actions/list-repo-organization-secrets", "secrets:read", Inherited),
        Route.Org("GET", "/actions/secrets/{secret_name}/repositories", "actions/list-selected-repos-for-org-secret", "organization_secrets:read", ask =>
            IfSelected(ask, secret => Page.Of(ask, "repositories", Selected(ask, secret), repository => RepositoryShape.Minimal(ask.World, ask.Api, repository)))),
        Route.Org("PUT", "/actions/secrets/{secret_name}/repositories", "actions/set-selected-repos-for-org-secret", "organization_secrets:write", ask =>
            IfSelected(ask, secret => SetSelected(ask, secret))),
        Route.Org("PUT", "/actions/secrets/{secret_name}/repositories/{repository_id}", "actions/add-selected-repo-to-org-secret", "organization_secrets:write", ask =>
            IfSelected(ask, secret => Choose(ask, secret, true))),
        Route.Org("DELETE", "/actions/secrets/{secret_name}/repositories/{repository_id}", "actions/remove-selected-repo-from-org-secret", "organization_secrets:write", ask =>
            IfSelected(ask, secret => Choose(ask, secret, false)), contains: true),
    ];

    public static bool Reaches(StoredSecret secret, Repository repository) => secret.Visibility switch
    {
        "all" => true,
        "private" => repository.Visibility != "public",
        _ => secret.Selected.Contains(repository.Id),
    };

    private static IEnumerable<Route> Five(Func<string, string, string, string, Func<Ask, Answer>, Route> route, string name, string key, string permission) =>
    [
        route("GET", "", $"list-{name}s", permission + ":read", ask => In(ask, scope =>
            Page.Of(ask, "secrets", [.. scope.Store.Items.Values], secret => Shape(ask, scope, secret)))),
        route("GET", "/public-key", $"get-{key}", permission + ":read", ask => In(ask, scope => Answer.Json(200, new JsonObject
        {
            ["key_id"] = scope.Store.KeyId,
            ["key"] = Convert.ToBase64String(scope.Store.Key.PublicKey),
        }))),
        route("GET", "/{secret_name}", $"get-{name}", permission + ":read", ask => In(ask, scope =>
            scope.Store.Items.TryGetValue(ask["secret_name"], out var secret) ? Answer.Json(200, Shape(ask, scope, secret)) : Refusal.NotFound)),
        route("PUT", "/{secret_name}", $"create-or-update-{name}", permission + ":write", ask => In(ask, scope => Put(ask, scope))),
        route("DELETE", "/{secret_name}", $"delete-{name}", permission + ":write", ask => In(ask, scope =>
            scope.Store.Items.Remove(ask["secret_name"]) ? Answer.Empty(204) : Refusal.NotFound)),
    ];

    private static Answer In(Ask ask, Func<SecretScope, Answer> then) => SecretScope.Of(ask) is { } scope ? then(scope) : Refusal.NotFound;

    private static JsonObject Shape(Ask ask, SecretScope scope, StoredSecret secret)
    {
        var shape = new JsonObject { ["name"] = secret.Name, ["created_at"] = Time.Of(secret.Created), ["updated_at"] = Time.Of(secret.Updated) };
        if (scope.IsOrganisation)
        {
            shape["visibility"] = secret.Visibility;
            if (secret.Visibility == "selected")
            {
                shape["selected_repositories_url"] = $"{ask.Api}/orgs/{scope.What}/{scope.StoreName}/secrets/{secret.Name}/repositories";
            }
        }

        return shape;
    }

    private static Answer Inherited(Ask ask)
    {
        List<StoredSecret> reaching = [.. ask.World.Organisations[ask.Repository.Owner].Secrets.Items.Values.Where(secret => Reaches(secret, ask.Repository))];
        return Page.Of(ask, "secrets", reaching, secret => new JsonObject
        {
            ["name"] = secret.Name,
            ["created_at"] = Time.Of(secret.Created),
            ["updated_at"] = Time.Of(secret.Updated),
        });
    }

    private static Answer Put(Ask ask, SecretScope scope)
    {
        var name = ask["secret_name"].ToUpperInvariant();
        if (Refused(ask, scope, name) is { } refused)
        {
            return refused;
        }

        var box = new byte[MostBytes + 64];
        if (ask.Text("encrypted_value") is not { } text || !Convert.TryFromBase64String(text, box, out var length))
        {
            return Refusal.Say(422, "Invalid request.\n\nencrypted_value must be a Base64 string.");
        }

        if (scope.Store.Key.Open(box.AsSpan(0, length)) is not { } plain)
        {
            return Refusal.Say(422, "Bad request - unable to decrypt the secret, was the value sealed with the right key?");
        }

        var existed = scope.Store.Items.TryGetValue(name, out var secret);
        secret ??= scope.Store.Items[name] = new StoredSecret(name, "", ask.Now);
        secret.Value = Encoding.UTF8.GetString(plain);
        secret.Updated = ask.Now;
        ask.World.Mint.Remember(secret.Value);
        Share(ask, scope, secret);
        return existed ? Answer.Empty(204) : Answer.Json(201, new JsonObject());
    }

    private static Answer? Refused(Ask ask, SecretScope scope, string name) =>
        name.StartsWith("GITHUB_", StringComparison.Ordinal) || name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || char.IsAsciiDigit(name[0])
            ? Refusal.Say(422, "Secret names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_).")
        : ask.Text("key_id") != scope.Store.KeyId ? Refusal.Say(422, "Public key is expired or invalid. Fetch the public key again.")
        : scope.IsOrganisation && ask.Text("visibility") is not ("all" or "private" or "selected") ? Refusal.Say(422, "Invalid request.\n\n\"visibility\" wasn't supplied.")
        : null;

    // A visibility of "selected" replaces the list as a whole: left out, the list is empty.
    private static void Share(Ask ask, SecretScope scope, StoredSecret secret)
    {
        if (scope.IsOrganisation)
        {
            secret.Visibility = ask.Text("visibility") ?? secret.Visibility;
            secret.Selected.Clear();
            secret.Selected.UnionWith(ask.Numbers("selected_repository_ids") ?? []);
        }
    }

    private static Answer IfSelected(Ask ask, Func<StoredSecret, Answer> then) =>
        !ask.Organisation.Secrets.Items.TryGetValue(ask["secret_name"], out var secret) ? Refusal.NotFound
        : secret.Visibility != "selected" ? Refusal.Say(409, "The visibility of this secret is not 'selected'.")
        : then(secret);

    private static List<Repository> Selected(Ask ask, StoredSecret secret) => [.. ask.Organisation.Repositories.Values.Where(repository => secret.Selected.Contains(repository.Id))];

    private static Answer SetSelected(Ask ask, StoredSecret secret)
    {
        secret.Selected.Clear();
        secret.Selected.UnionWith(ask.Numbers("selected_repository_ids") ?? []);
        return Answer.Empty(204);
    }

    private static Answer Choose(Ask ask, StoredSecret secret, bool chosen)
    {
        _ = chosen ? secret.Selected.Add(ask.Number("repository_id")) : secret.Selected.Remove(ask.Number("repository_id"));
        return Answer.Empty(204);
    }
}
