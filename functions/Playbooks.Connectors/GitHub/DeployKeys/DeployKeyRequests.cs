using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.DeployKeys;

/// <summary>Permission: administration.</summary>
internal static class DeployKeyRequests
{
    public static Task<Answer<ImmutableArray<DeployKey>>> ListDeployKeysAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<ImmutableArray<DeployKey>, DeployKey>("github.list-deploy-keys", GitHubPath.Of($"/repos/{repository}/keys?per_page=100"), page => page, token);

    public static Task<Answer<DeployKey>> GetDeployKeyAsync(this GitHubApi api, RepositoryName repository, long id, CancellationToken token) =>
        api.ReadAsync<DeployKey>("github.get-deploy-key", GitHubPath.Of($"/repos/{repository}/keys/{id}"), token);

    /// <summary>Never repeated; an interrupted attempt is found again by the key's text.</summary>
    public static Task<Answer<DeployKey>> CreateDeployKeyAsync(this GitHubApi api, RepositoryName repository, string title, string key, bool readOnly, CancellationToken token)
    {
        var body = new JsonObject { ["title"] = title, ["key"] = key, ["read_only"] = readOnly };
        return api.CreateAsync<DeployKey>("github.create-deploy-key", GitHubPath.Of($"/repos/{repository}/keys"), body, false, token);
    }

    public static Task<Answer<Done>> DeleteDeployKeyAsync(this GitHubApi api, RepositoryName repository, long id, CancellationToken token) =>
        api.ChangeAsync("github.delete-deploy-key", HttpMethod.Delete, GitHubPath.Of($"/repos/{repository}/keys/{id}"), null, token);
}
