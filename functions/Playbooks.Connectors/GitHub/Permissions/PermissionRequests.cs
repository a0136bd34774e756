using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Permissions;

/// <summary>Permission: administration of the repository, organization_administration of the organisation.</summary>
internal static class PermissionRequests
{
    public static Task<Answer<ActionsPermissions>> GetActionsPermissionsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ReadAsync<ActionsPermissions>("github.get-actions-permissions", GitHubPath.Of($"/repos/{repository}/actions/permissions"), token);

    public static Task<Answer<OrganizationActionsPermissions>> GetActionsPermissionsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ReadAsync<OrganizationActionsPermissions>("github.get-actions-permissions", GitHubPath.Of($"/orgs/{organization}/actions/permissions"), token);

    public static Task<Answer<WorkflowPermissions>> GetWorkflowPermissionsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ReadAsync<WorkflowPermissions>("github.get-workflow-permissions", GitHubPath.Of($"/repos/{repository}/actions/permissions/workflow"), token);

    public static Task<Answer<WorkflowPermissions>> GetWorkflowPermissionsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ReadAsync<WorkflowPermissions>("github.get-workflow-permissions", GitHubPath.Of($"/orgs/{organization}/actions/permissions/workflow"), token);

    public static Task<Answer<Done>> SetActionsPermissionsAsync(this GitHubApi api, RepositoryName repository, ActionsPermissions wanted, CancellationToken token)
    {
        var body = new JsonObject { ["enabled"] = wanted.Enabled };
        if (wanted is { Enabled: true, AllowedActions: { } allowed })
        {
            body["allowed_actions"] = allowed;
        }

        if (wanted is { Enabled: true, ShaPinningRequired: { } pinned })
        {
            body["sha_pinning_required"] = pinned;
        }

        return api.ChangeAsync("github.set-actions-permissions", HttpMethod.Put, GitHubPath.Of($"/repos/{repository}/actions/permissions"), body, token);
    }

    public static Task<Answer<Done>> SetWorkflowPermissionsAsync(this GitHubApi api, RepositoryName repository, WorkflowPermissions wanted, CancellationToken token) =>
        api.ChangeAsync("github.set-workflow-permissions", HttpMethod.Put, GitHubPath.Of($"/repos/{repository}/actions/permissions/workflow"), Body(wanted), token);

    public static Task<Answer<Done>> SetWorkflowPermissionsAsync(this GitHubApi api, string organization, WorkflowPermissions wanted, CancellationToken token) =>
        api.ChangeAsync("github.set-workflow-permissions", HttpMethod.Put, GitHubPath.Of($"/orgs/{organization}/actions/permissions/workflow"), Body(wanted), token);

    public static Task<Answer<Done>> SetActionsPermissionsAsync(this GitHubApi api, string organization, OrganizationActionsPermissions wanted, CancellationToken token)
    {
        var body = new JsonObject { ["enabled_repositories"] = wanted.EnabledRepositories };
        if (wanted.AllowedActions is { } allowed)
        {
            body["allowed_actions"] = allowed;
        }

        if (wanted.ShaPinningRequired is { } pinned)
        {
            body["sha_pinning_required"] = pinned;
        }

        return api.ChangeAsync("github.set-actions-permissions", HttpMethod.Put, GitHubPath.Of($"/orgs/{organization}/actions/permissions"), body, token);
    }

    /// <summary>409 where the policy is not <c>selected</c>.</summary>
    public static Task<Answer<AllowedActions>> GetAllowedActionsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ReadAsync<AllowedActions>("github.get-allowed-actions", GitHubPath.Of($"/repos/{repository}/actions/permissions/selected-actions"), token);

    public static Task<Answer<AllowedActions>> GetAllowedActionsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ReadAsync<AllowedActions>("github.get-allowed-actions", GitHubPath.Of($"/orgs/{organization}/actions/permissions/selected-actions"), token);

    public static Task<Answer<Done>> SetAllowedActionsAsync(this GitHubApi api, RepositoryName repository, AllowedActions wanted, CancellationToken token) =>
        api.ChangeAsync("github.set-allowed-actions", HttpMethod.Put, GitHubPath.Of($"/repos/{repository}/actions/permissions/selected-actions"), Body(wanted), token);

    public static Task<Answer<Done>> SetAllowedActionsAsync(this GitHubApi api, string organization, AllowedActions wanted, CancellationToken token) =>
        api.ChangeAsync("github.set-allowed-actions", HttpMethod.Put, GitHubPath.Of($"/orgs/{organization}/actions/permissions/selected-actions"), Body(wanted), token);

    /// <summary>The repositories in which an organisation's Actions run; 409 where its policy is not <c>selected</c>.</summary>
    public static Task<Answer<ImmutableArray<Repository>>> ListEnabledRepositoriesAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<RepositoryPage, Repository>("github.list-enabled-repositories", GitHubPath.Of($"/orgs/{organization}/actions/permissions/repositories?per_page=100"), p => p.Repositories, token);

    public static Task<Answer<Done>> SetEnabledRepositoriesAsync(this GitHubApi api, string organization, IEnumerable<long> ids, CancellationToken token) =>
        api.ChangeAsync("github.set-enabled-repositories", HttpMethod.Put, GitHubPath.Of($"/orgs/{organization}/actions/permissions/repositories"), RepositoryIds.Body(ids), token);

    public static Task<Answer<RunnerPermissions>> GetRunnerPermissionsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ReadAsync<RunnerPermissions>("github.get-runner-permissions", GitHubPath.Of($"/orgs/{organization}/actions/permissions/self-hosted-runners"), token);

    public static Task<Answer<Done>> SetRunnerPermissionsAsync(this GitHubApi api, string organization, RunnerPermissions wanted, CancellationToken token) =>
        api.ChangeAsync(
            "github.set-runner-permissions", HttpMethod.Put, GitHubPath.Of($"/orgs/{organization}/actions/permissions/self-hosted-runners"),
            new JsonObject { ["enabled_repositories"] = wanted.EnabledRepositories }, token);

    private static JsonObject Body(AllowedActions wanted) => new()
    {
        ["github_owned_allowed"] = wanted.GithubOwnedAllowed,
        ["verified_allowed"] = wanted.VerifiedAllowed,
        ["patterns_allowed"] = new JsonArray([.. wanted.Patterns.Select(p => JsonValue.Create(p))]),
    };

    private static JsonObject Body(WorkflowPermissions wanted) => new()
    {
        ["default_workflow_permissions"] = wanted.DefaultWorkflowPermissions,
        ["can_approve_pull_request_reviews"] = wanted.CanApprovePullRequestReviews,
    };

    private sealed record RepositoryPage(ImmutableArray<Repository> Repositories);
}
