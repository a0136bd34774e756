using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Keys;

internal static class KeyRoutes
{
    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "/keys", "repos/list-deploy-keys", "administration:read", ask => Page.Plain(ask, ask.Repository.Keys, key => Shape(ask, key))),
        Route.Repo("GET", "/keys/{key_id}", "repos/get-deploy-key", "administration:read", ask => Find(ask) is { } key ? Answer.Json(200, Shape(ask, key)) : Refusal.NotFound),
        Route.Repo("POST", "/keys", "repos/create-deploy-key", "administration:write", Create),
        Route.Repo("DELETE", "/keys/{key_id}", "repos/delete-deploy-key", "administration:write", Delete, contains: true),
    ];

    private static DeployKey? Find(Ask ask) => ask.Repository.Keys.Find(key => key.Id == ask.Number("key_id"));

    private static Answer Create(Ask ask)
    {
        if (ask.Text("key")?.Trim().Split(' ') is not [var type, var blob, ..] || !IsKey(type, blob))
        {
            return Refusal.Invalid("PublicKey", "key", "key is invalid. You must supply a key in OpenSSH public key format");
        }

        var line = $"{type} {blob}";
        if (ask.World.Repositories.SelectMany(repository => repository.Keys).Any(key => key.PublicKey == line))
        {
            return Refusal.Invalid("PublicKey", "key", "key is already in use");
        }

        var key = new DeployKey(
            ask.World.Mint.FreshNumber(), ask.Text("title") ?? "", line, ask.Flag("read_only") ?? false, ask.Now, ask.World.App.Slug + "[bot]", null);
        ask.Repository.Keys.Add(key);
        return Answer.Json(201, Shape(ask, key)).With("Location", Url(ask, key));
    }

    private static bool IsKey(string type, string blob)
    {
        var bytes = new byte[blob.Length];
        return Convert.TryFromBase64String(blob, bytes, out var length)
            && length > 4 + type.Length
            && System.Text.Encoding.ASCII.GetString(bytes, 4, type.Length) == type;
    }

    private static Answer Delete(Ask ask) => Find(ask) is { } key && ask.Repository.Keys.Remove(key) ? Answer.Empty(204) : Refusal.NotFound;

    private static JsonObject Shape(Ask ask, DeployKey key) => new()
    {
        ["id"] = key.Id,
        ["key"] = key.PublicKey,
        ["url"] = Url(ask, key),
        ["title"] = key.Title,
        ["verified"] = true,
        ["created_at"] = Time.Of(key.Created),
        ["read_only"] = key.ReadOnly,
        ["added_by"] = key.AddedBy,
        ["last_used"] = Time.Of(key.LastUsed),
        ["enabled"] = true,
    };

    private static string Url(Ask ask, DeployKey key) => $"{ask.Api}/repos/{ask.Repository.FullName}/keys/{key.Id}";
}
