using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Caches;

internal static class CacheRoutes
{
    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "/actions/caches", "actions/get-actions-cache-list", "actions:read", ask => Page.Of(ask, "actions_caches", Chosen(ask), Shape)),
        Route.Repo("DELETE", "/actions/caches", "actions/delete-actions-cache-by-key", "actions:write", DeleteByKey, contains: true),
        Route.Repo("DELETE", "/actions/caches/{cache_id}", "actions/delete-actions-cache-by-id", "actions:write", ask =>
            ask.Repository.Caches.RemoveAll(cache => cache.Id == ask.Number("cache_id")) > 0 ? Answer.Empty(204) : Refusal.NotFound, contains: true),
    ];

    private static List<ActionsCache> Chosen(Ask ask) =>
    [
        .. ask.Repository.Caches.Where(cache =>
            (ask.Call.Argument("key") is not { } key || cache.Key.StartsWith(key, StringComparison.Ordinal)) && (ask.Call.Argument("ref") is not { } reference || cache.Ref == reference)),
    ];

    private static Answer DeleteByKey(Ask ask)
    {
        var gone = ask.Repository.Caches.FindAll(cache => cache.Key == ask.Call.Argument("key") && (ask.Call.Argument("ref") is not { } reference || cache.Ref == reference));
        ask.Repository.Caches.RemoveAll(gone.Contains);
        return gone.Count == 0 ? Refusal.NotFound : Answer.Json(200, new JsonObject { ["total_count"] = gone.Count, ["actions_caches"] = new JsonArray([.. gone.Select(Shape)]) });
    }

    private static JsonObject Shape(ActionsCache cache) => new()
    {
        ["id"] = cache.Id,
        ["ref"] = cache.Ref,
        ["key"] = cache.Key,
        ["version"] = Repositories.Blob.Sha(cache.Key),
        ["last_accessed_at"] = Time.Of(cache.Created),
        ["created_at"] = Time.Of(cache.Created),
        ["size_in_bytes"] = cache.Bytes,
    };
}
