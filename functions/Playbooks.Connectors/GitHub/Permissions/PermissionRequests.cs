using System.Text.Json.Nodes;
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

    private static JsonObject Body(WorkflowPermissions wanted) => new()
    {
        ["default_workflow_permissions"] = wanted.DefaultWorkflowPermissions,
        ["can_approve_pull_request_reviews"] = wanted.CanApprovePullRequestReviews,
    };
}
