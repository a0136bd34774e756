using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Organisations;
using Playbooks.Sandbox.GitHub.Permissions;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Secrets;

namespace Playbooks.Sandbox.GitHub;

/// <summary>The situation without ids, times and values: two tenants in the same one print the same.</summary>
internal static class GitHubState
{
    public static JsonObject Of(GitHubWorld world, DateTimeOffset now) => new()
    {
        ["app_suspended"] = world.App.Suspended is not null,
        ["other_apps"] = Keyed(world.Apps.Skip(1), app => app.Slug, app => $"{app.IsInstalled} {app.Suspended is not null}"),
        ["organisations"] = Keyed(world.Organisations.Values, organisation => organisation.Login, organisation => Of(world, organisation, now)),
    };

    private static JsonObject Of(GitHubWorld world, Organisation organisation, DateTimeOffset now) => new()
    {
        ["actions"] = Policy(world, organisation.Actions),
        ["members"] = List(organisation.Members),
        ["pat_grants"] = List(organisation.PatGrants.Where(grant => grant.Gone is null).Select(grant => grant.Name)),
        ["authorizations"] = List(organisation.Authorizations.Where(item => item.Gone is null).Select(item => $"{item.User} {item.Type}")),
        ["secrets"] = Secrets(world, organisation.Secrets),
        ["dependabot"] = Secrets(world, organisation.DependabotSecrets),
        ["oidc"] = List(organisation.OidcClaims),
        ["runners"] = List(organisation.Runners.Select(runner => runner.Name)),
        ["runner_groups"] = Keyed(organisation.RunnerGroups, group => group.Name, group => $"{group.Visibility}({Named(world, group.Repositories)}) {group.AllowsPublicRepositories}"),
        ["hooks"] = Keyed(organisation.Hooks, hook => hook.Url, hook => $"{hook.Active} {(hook.Secret is null ? "" : world.Context.Tenant.RoleOf(hook.Secret))}"),
        ["rulesets"] = List(organisation.Rulesets.Select(ruleset => $"{ruleset["name"]} {ruleset["enforcement"]}")),
        ["repositories"] = Keyed(organisation.Repositories.Values, repository => repository.Name, repository => Of(world, repository, now)),
    };

    private static JsonObject Of(GitHubWorld world, Repository repository, DateTimeOffset now)
    {
        repository.Runs.ForEach(run => run.Settle(now));
        return new JsonObject
        {
            ["archived"] = repository.Archived,
            ["visibility"] = repository.Visibility,
            ["references"] = Keyed(repository.References, reference => reference.Key, reference => repository.Find(reference.Value)?.Name),
            ["collaborators"] = Keyed(repository.Collaborators, item => item.Key, item => item.Value),
            ["pulls"] = List(repository.Pulls.Where(pull => pull.State == "open").Select(pull => $"{pull.Head} into {pull.Base}")),
            ["caches"] = List(repository.Caches.Select(cache => cache.Key)),
            ["alerts"] = Keyed(repository.Alerts, alert => $"{alert.Number}", alert =>
                $"{alert.State} {alert.Resolution} {alert.Comment} {(world.Tokens.IsRevoked(alert.Value, now) ? "revoked" : "")}"),
            ["dependabot"] = Secrets(world, repository.DependabotSecrets),
            ["codespaces"] = Secrets(world, repository.CodespacesSecrets),
            ["actions"] = Policy(world, repository.Actions),
            ["oidc"] = Oidc.OidcRoutes.Template(repository),
            ["secrets"] = Secrets(world, repository.Secrets),
            ["environments"] = Keyed(repository.Environments.Values, environment => environment.Name, environment => new JsonObject
            {
                ["reviewers"] = List(environment.Reviewers),
                ["wait"] = environment.WaitMinutes,
                ["branch_policy"] = environment.BranchPolicy?.DeepClone(),
                ["secrets"] = Secrets(world, environment.Secrets),
            }),
            ["workflows"] = Keyed(repository.Workflows, workflow => workflow.Path, workflow => workflow.State),
            ["unfinished_runs"] = List(repository.Runs.Where(run => !run.IsFinished).Select(run => $"{run.Workflow.FileName} {run.Status}")),
            ["keys"] = List(repository.Keys.Select(key => $"{key.Title} {(key.ReadOnly ? "read" : "write")} {Origin(world, repository, key)}")),
            ["hooks"] = Keyed(repository.Hooks, hook => hook.Url, hook => $"{hook.Active} {(hook.Secret is null ? "" : world.Context.Tenant.RoleOf(hook.Secret))}"),
            ["runners"] = List(repository.Runners.Select(runner => runner.Name)),
            ["rulesets"] = List(repository.Rulesets.Select(ruleset => $"{ruleset["name"]} {ruleset["enforcement"]}")),
        };
    }

    private static string Origin(GitHubWorld world, Repository repository, Keys.DeployKey key) =>
        key.Created < world.Context.Scenario.Now && repository.Keys.Contains(key) ? "original" : "new";

    private static JsonObject Policy(GitHubWorld world, ActionsPolicy policy) => new()
    {
        ["enabled"] = policy.Enabled,
        ["allowed"] = policy.AllowedActions,
        ["pinning"] = policy.ShaPinningRequired,
        ["selected_actions"] = policy.AllowedActions == "selected" ? policy.Selected.DeepClone() : null,
        ["token"] = $"{policy.TokenPermissions} {policy.MayApprovePullRequests}",
        ["repositories"] = policy.EnabledRepositories,
        ["selected"] = policy.EnabledRepositories == "selected" ? Named(world, policy.SelectedRepositories) : null,
        ["self_hosted"] = policy.SelfHostedRunners,
    };

    private static JsonObject Secrets(GitHubWorld world, SecretStore store) => Keyed(store.Items.Values, secret => secret.Name, secret =>
        $"{secret.Visibility}({Named(world, secret.Selected)}) "
        + world.Context.Tenant.RoleOf(secret.Value));

    private static string Named(GitHubWorld world, IEnumerable<long> repositories) =>
        string.Join(',', repositories.Select(id => world.Repositories.FirstOrDefault(repository => repository.Id == id)?.Name ?? "unknown").Order(StringComparer.Ordinal));

    private static JsonObject Keyed<T>(IEnumerable<T> items, Func<T, string> key, Func<T, JsonNode?> value) =>
        new(items.OrderBy(key, StringComparer.Ordinal).DistinctBy(key).Select(item => KeyValuePair.Create(key(item), value(item))));

    private static JsonArray List(IEnumerable<string> items) => new([.. items.Order(StringComparer.Ordinal).Select(item => JsonValue.Create(item))]);
}
