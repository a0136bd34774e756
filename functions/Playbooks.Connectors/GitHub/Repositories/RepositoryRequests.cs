using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Repositories;

internal static class RepositoryRequests
{
    /// <summary>Every repository that the installation may see. Permission: metadata:read.</summary>
    public static Task<Answer<ImmutableArray<Repository>>> ListRepositoriesAsync(this GitHubApi api, CancellationToken token) =>
        api.ListAsync<Page, Repository>("github.list-repositories", GitHubPath.Of($"/installation/repositories?per_page=100"), p => p.Repositories, token);

    private sealed record Page(ImmutableArray<Repository> Repositories);
}
