using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Repositories;

internal static class RepositoryRequests
{
    /// <summary>Every repository that the installation may see. Permission: metadata:read.</summary>
    public static Task<Answer<ImmutableArray<Repository>>> ListRepositoriesAsync(this GitHubApi api, CancellationToken token) =>
        api.ListAsync<Page, Repository>("github.list-repositories", GitHubPath.Of($"/installation/repositories?per_page=100"), p => p.Repositories, token);

    /// <summary>Permission: metadata:read.</summary>
    public static Task<Answer<Repository>> GetRepositoryAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ReadAsync<Repository>("github.get-repository", GitHubPath.Of($"/repos/{repository}"), token);

    /// <summary>Sets the members that are named. Permission: administration:write.</summary>
    public static Task<Answer<Done>> UpdateRepositoryAsync(this GitHubApi api, RepositoryName repository, JsonObject members, CancellationToken token) =>
        api.ChangeAsync("github.update-repository", HttpMethod.Patch, GitHubPath.Of($"/repos/{repository}"), members, token);

    private sealed record Page(ImmutableArray<Repository> Repositories);
}
