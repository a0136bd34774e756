using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Caches;

/// <summary>Permission: actions.</summary>
internal static class CacheRequests
{
    public static Task<Answer<ImmutableArray<ActionsCache>>> ListCachesAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<Page, ActionsCache>("github.list-caches", GitHubPath.Of($"/repos/{repository}/actions/caches?per_page=100"), p => p.ActionsCaches, token);

    public static Task<Answer<Done>> DeleteCacheAsync(this GitHubApi api, RepositoryName repository, long id, CancellationToken token) =>
        api.ChangeAsync("github.delete-cache", HttpMethod.Delete, GitHubPath.Of($"/repos/{repository}/actions/caches/{id}"), null, token);

    private sealed record Page(ImmutableArray<ActionsCache> ActionsCaches);
}
