using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Environments;

/// <summary>Permission: actions:read; administration:write to change.</summary>
internal static class EnvironmentRequests
{
    public static Task<Answer<ImmutableArray<DeploymentEnvironment>>> ListEnvironmentsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<Page, DeploymentEnvironment>("github.list-environments", GitHubPath.Of($"/repos/{repository}/environments?per_page=100"), p => [.. p.Environments ?? []], token);

    public static Task<Answer<DeploymentEnvironment>> GetEnvironmentAsync(this GitHubApi api, RepositoryName repository, string environment, CancellationToken token) =>
        api.ReadAsync<DeploymentEnvironment>("github.get-environment", GitHubPath.Of($"/repos/{repository}/environments/{environment}"), token);

    public static Task<Answer<Done>> SetEnvironmentAsync(this GitHubApi api, RepositoryName repository, string environment, EnvironmentGates wanted, CancellationToken token) =>
        api.ChangeAsync("github.set-environment", HttpMethod.Put, GitHubPath.Of($"/repos/{repository}/environments/{environment}"), new JsonObject
        {
            ["wait_timer"] = wanted.WaitTimer,
            ["prevent_self_review"] = wanted.PreventSelfReview,
            ["reviewers"] = new JsonArray([.. wanted.Reviewers.Select(r => new JsonObject { ["type"] = r.Type, ["id"] = r.Reviewer.Id })]),
            ["deployment_branch_policy"] = wanted.Branches is { } branches
                ? new JsonObject { ["protected_branches"] = branches.ProtectedBranches, ["custom_branch_policies"] = branches.CustomBranchPolicies }
                : null,
        }, token);

    private sealed record Page(int TotalCount = 0, IReadOnlyList<DeploymentEnvironment>? Environments = null);
}
