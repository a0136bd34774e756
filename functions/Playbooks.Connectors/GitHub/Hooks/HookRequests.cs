using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Hooks;

/// <summary>Permission: repository_hooks:read, organization_hooks:read.</summary>
internal static class HookRequests
{
    public static Task<Answer<ImmutableArray<Hook>>> ListHooksAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Hook>, Hook>("github.list-hooks", GitHubPath.Of($"/repos/{repository}/hooks?per_page=100"), page => page, token);

    public static Task<Answer<ImmutableArray<Hook>>> ListHooksAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<ImmutableArray<Hook>, Hook>("github.list-hooks", GitHubPath.Of($"/orgs/{organization}/hooks?per_page=100"), page => page, token);
}
