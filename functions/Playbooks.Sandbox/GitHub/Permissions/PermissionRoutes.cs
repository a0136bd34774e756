using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Shapes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Permissions;

/// <summary>What Actions may do, of repositories and organisations.</summary>
internal static class PermissionRoutes
{
    private const string Repo = "administration";
    private const string Org = "organization_administration";

    public static IEnumerable<Route> All =>
    [
        Route.Repo("GET", "/actions/permissions", "actions/get-github-actions-permissions-repository", Repo + ":read", ask => Answer.Json(200, OfRepository(ask))),
        Route.Repo("PUT", "/actions/permissions", "actions/set-github-actions-permissions-repository", Repo + ":write", SetRepository, contains: true),
        Route.Repo("GET", "/actions/permissions/workflow", "actions/get-github-actions-default-workflow-permissions-repository", Repo + ":read", ask => Token(ask.Repository.Actions)),
        Route.Repo("PUT", "/actions/permissions/workflow", "actions/set-github-actions-default-workflow-permissions-repository", Repo + ":write", SetRepositoryToken, contains: true),
        Route.Repo("GET", "/actions/permissions/selected-actions", "actions/get-allowed-actions-repository", Repo + ":read", ask => Selected(ask.Repository.Actions)),
        Route.Repo("PUT", "/actions/permissions/selected-actions", "actions/set-allowed-actions-repository", Repo + ":write", ask => SetSelected(ask, ask.Repository.Actions), contains: true),
        Route.Org("GET", "/actions/permissions", "actions/get-github-actions-permissions-organization", Org + ":read", ask => Answer.Json(200, OfOrganisation(ask))),
        Route.Org("PUT", "/actions/permissions", "actions/set-github-actions-permissions-organization", Org + ":write", SetOrganisation, contains: true),
        Route.Org("GET", "/actions/permissions/workflow", "actions/get-github-actions-default-workflow-permissions-organization", Org + ":read", ask => Token(ask.Organisation.Actions)),
        Route.Org("PUT", "/actions/permissions/workflow", "actions/set-github-actions-default-workflow-permissions-organization", Org + ":write", ask =>
            SetToken(ask, ask.Organisation.Actions), contains: true),
        Route.Org("GET", "/actions/permissions/selected-actions", "actions/get-allowed-actions-organization", Org + ":read", ask => Selected(ask.Organisation.Actions)),
        Route.Org("PUT", "/actions/permissions/selected-actions", "actions/set-allowed-actions-organization", Org + ":write", ask =>
            SetSelected(ask, ask.Organisation.Actions), contains: true),
        Route.Org("GET", "/actions/permissions/repositories", "actions/list-selected-repositories-enabled-github-actions-organization", Org + ":read", ask =>
            IfSelected(ask, () => Page.Of(ask, "repositories", Chosen(ask), repository => RepositoryShape.Full(ask.World, ask.Api, repository)))),
        Route.Org("PUT", "/actions/permissions/repositories", "actions/set-selected-repositories-enabled-github-actions-organization", Org + ":write", ask =>
            IfSelected(ask, () => Choose(ask)), contains: true),
        Route.Org("PUT", "/actions/permissions/repositories/{repository_id}", "actions/enable-selected-repository-github-actions-organization", Org + ":write", ask =>
            IfSelected(ask, () => Choose(ask, true))),
        Route.Org("DELETE", "/actions/permissions/repositories/{repository_id}", "actions/disable-selected-repository-github-actions-organization", Org + ":write", ask =>
            IfSelected(ask, () => Choose(ask, false)), contains: true),
        Route.Org("GET", "/actions/permissions/self-hosted-runners", "actions/get-self-hosted-runners-permissions-organization", Org + ":read", ask =>
            Answer.Json(200, new JsonObject { ["enabled_repositories"] = ask.Organisation.Actions.SelfHostedRunners })),
        Route.Org("PUT", "/actions/permissions/self-hosted-runners", "actions/set-self-hosted-runners-permissions-organization", Org + ":write", SetRunners, contains: true),
    ];

    private static JsonObject OfRepository(Ask ask)
    {
        var policy = ask.Repository.Actions;
        var shape = new JsonObject { ["enabled"] = policy.Enabled };
        if (policy.Enabled)
        {
            Allowed(shape, policy, $"{ask.Api}/repositories/{ask.Repository.Id}/actions/permissions/selected-actions");
        }

        return shape;
    }

    private static JsonObject OfOrganisation(Ask ask)
    {
        var policy = ask.Organisation.Actions;
        var shape = new JsonObject { ["enabled_repositories"] = policy.EnabledRepositories };
        if (policy.EnabledRepositories == "selected")
        {
            shape["selected_repositories_url"] = $"{ask.Api}/organizations/{ask.Organisation.Id}/actions/permissions/repositories";
        }

        Allowed(shape, policy, $"{ask.Api}/organizations/{ask.Organisation.Id}/actions/permissions/selected-actions");
        return shape;
    }

    private static void Allowed(JsonObject shape, ActionsPolicy policy, string url)
    {
        shape["allowed_actions"] = policy.AllowedActions;
        shape["sha_pinning_required"] = policy.ShaPinningRequired;
        if (policy.AllowedActions == "selected")
        {
            shape["selected_actions_url"] = url;
        }
    }

    private static Answer SetRepository(Ask ask)
    {
        if (ask.Flag("enabled") is not { } enabled)
        {
            return Refusal.Say(422, "Invalid request.\n\n\"enabled\" wasn't supplied.");
        }

        if (enabled && ask.World.Organisations[ask.Repository.Owner].Actions.EnabledRepositories == "none")
        {
            return Refusal.Say(409, "Actions is disabled by the organization.");
        }

        ask.Repository.Actions.Enabled = enabled;
        return SetAllowed(ask, ask.Repository.Actions);
    }

    private static Answer SetOrganisation(Ask ask)
    {
        if (ask.Text("enabled_repositories") is not ("all" or "none" or "selected"))
        {
            return Refusal.Say(422, "Invalid request.\n\n\"enabled_repositories\" wasn't supplied.");
        }

        ask.Organisation.Actions.EnabledRepositories = ask.Text("enabled_repositories") ?? "all";
        return SetAllowed(ask, ask.Organisation.Actions);
    }

    private static Answer SetAllowed(Ask ask, ActionsPolicy policy)
    {
        if (ask.Text("allowed_actions") is { } allowed && allowed is not ("all" or "local_only" or "selected"))
        {
            return Refusal.Say(422, "Invalid request.\n\nallowed_actions is not a possible value.");
        }

        policy.AllowedActions = ask.Text("allowed_actions") ?? policy.AllowedActions;
        policy.ShaPinningRequired = ask.Flag("sha_pinning_required") ?? policy.ShaPinningRequired;
        return Answer.Empty(204);
    }

    private static Answer Token(ActionsPolicy policy) => Answer.Json(200, new JsonObject
    {
        ["default_workflow_permissions"] = policy.TokenPermissions,
        ["can_approve_pull_request_reviews"] = policy.MayApprovePullRequests,
    });

    private static Answer SetRepositoryToken(Ask ask) =>
        ask.World.Organisations[ask.Repository.Owner].Actions.TokenReadOnlyEnforced && ask.Text("default_workflow_permissions") == "write"
            ? Refusal.Say(409, "The organization restricts the default workflow permissions.")
            : SetToken(ask, ask.Repository.Actions);

    private static Answer SetToken(Ask ask, ActionsPolicy policy)
    {
        if (ask.Text("default_workflow_permissions") is { } level && level is not ("read" or "write"))
        {
            return Refusal.Say(422, "Invalid request.\n\ndefault_workflow_permissions is not a possible value.");
        }

        policy.TokenPermissions = ask.Text("default_workflow_permissions") ?? policy.TokenPermissions;
        policy.MayApprovePullRequests = ask.Flag("can_approve_pull_request_reviews") ?? policy.MayApprovePullRequests;
        return Answer.Empty(204);
    }

    private static Answer Selected(ActionsPolicy policy) =>
        policy.AllowedActions == "selected" ? Answer.Json(200, policy.Selected.DeepClone()) : Refusal.Say(409, "Allowed actions is not set to selected.");

    private static Answer SetSelected(Ask ask, ActionsPolicy policy)
    {
        if (policy.AllowedActions != "selected")
        {
            return Refusal.Say(409, "Allowed actions is not set to selected.");
        }

        foreach (var member in new[] { "github_owned_allowed", "verified_allowed", "patterns_allowed" })
        {
            policy.Selected[member] = ask.Body[member]?.DeepClone() ?? policy.Selected[member]?.DeepClone();
        }

        return Answer.Empty(204);
    }

    private static Answer IfSelected(Ask ask, Func<Answer> then) =>
        ask.Organisation.Actions.EnabledRepositories == "selected" ? then() : Refusal.Say(409, "The policy of the organization is not set to selected repositories.");

    private static List<Repository> Chosen(Ask ask) =>
        [.. ask.Organisation.Repositories.Values.Where(repository => ask.Organisation.Actions.SelectedRepositories.Contains(repository.Id))];

    private static Answer Choose(Ask ask)
    {
        ask.Organisation.Actions.SelectedRepositories.Clear();
        ask.Organisation.Actions.SelectedRepositories.UnionWith(ask.Numbers("selected_repository_ids") ?? []);
        return Answer.Empty(204);
    }

    private static Answer Choose(Ask ask, bool chosen)
    {
        var list = ask.Organisation.Actions.SelectedRepositories;
        _ = chosen ? list.Add(ask.Number("repository_id")) : list.Remove(ask.Number("repository_id"));
        return Answer.Empty(204);
    }

    private static Answer SetRunners(Ask ask)
    {
        if (ask.Text("enabled_repositories") is not ("all" or "none" or "selected"))
        {
            return Refusal.Say(422, "Invalid request.\n\n\"enabled_repositories\" wasn't supplied.");
        }

        ask.Organisation.Actions.SelfHostedRunners = ask.Text("enabled_repositories") ?? "all";
        return Answer.Empty(204);
    }
}
