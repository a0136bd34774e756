using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Runs;

/// <summary>Permission: actions:read; deployments:write, and being one of the reviewers, to decide.</summary>
internal static class DeploymentRequests
{
    public static Task<Answer<ImmutableArray<PendingDeployment>>> ListPendingDeploymentsAsync(this GitHubApi api, RepositoryName repository, long run, CancellationToken token) =>
        api.ListAsync<ImmutableArray<PendingDeployment>, PendingDeployment>("github.list-pending-deployments", GitHubPath.Of($"/repos/{repository}/actions/runs/{run}/pending_deployments"), page => page, token);

    public static Task<Answer<Done>> RejectDeploymentsAsync(this GitHubApi api, RepositoryName repository, long run, IEnumerable<long> environments, string comment, CancellationToken token) =>
        api.ChangeAsync("github.reject-deployments", HttpMethod.Post, GitHubPath.Of($"/repos/{repository}/actions/runs/{run}/pending_deployments"), new JsonObject
        {
            ["environment_ids"] = new JsonArray([.. environments.Select(id => JsonValue.Create(id))]),
            ["state"] = "rejected",
            ["comment"] = comment,
        }, token);
}
