using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Alerts;
using Playbooks.Sandbox.GitHub.Caches;
using Playbooks.Sandbox.GitHub.Environments;
using Playbooks.Sandbox.GitHub.Hooks;
using Playbooks.Sandbox.GitHub.Keys;
using Playbooks.Sandbox.GitHub.Members;
using Playbooks.Sandbox.GitHub.Permissions;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Runners;
using Playbooks.Sandbox.GitHub.Secrets;
using Playbooks.Sandbox.GitHub.Workflows;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub.Seeding;

internal sealed class RepositorySeeds(TenantContext context, DateTimeOffset longAgo)
{
    private Mint Mint => context.Mint;

    public Repository Build(string owner, JsonObject data)
    {
        var name = data.Text("name");
        var repository = new Repository(owner, name, data["id"]?.GetValue<long>() ?? Mint.Number($"repository/{owner}/{name}"), Store($"{owner}/{name}"))
        {
            Visibility = data.TextOr("visibility") ?? "private",
            DefaultBranch = data.TextOr("default_branch") ?? "main",
            Created = data.TimeOr("created") ?? longAgo,
            Description = data.TextOr("description") ?? "",
            Archived = data.FlagOr("archived", false),
            DependabotSecrets = Store($"{owner}/{name}/dependabot"),
            CodespacesSecrets = Store($"{owner}/{name}/codespaces"),
            Packages = data["packages"] is JsonArray ? data.Texts("packages") : null,
        };
        Fill(repository.Secrets, data.Object("secrets"));
        Fill(repository.DependabotSecrets, data.Object("dependabot_secrets"));
        Fill(repository.CodespacesSecrets, data.Object("codespaces_secrets"));
        Policy(repository.Actions, data.Object("actions"));
        repository.OidcTemplate = data["oidc"]?.DeepClone() as JsonObject;
        foreach (var (variable, value) in data.Object("variables"))
        {
            repository.Variables[variable] = Mint.Resolve(value?.ToString() ?? "");
        }

        AddParts(repository, data);
        AddHistory(repository, data);
        AddTraces(repository, data);
        return repository;
    }

    public SecretStore Store(string scope) =>
        new(Mint.Number("sealed/" + scope, 999_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture), Mint.Bytes("sealed/" + scope, 32));

    public void Fill(SecretStore store, JsonObject values)
    {
        foreach (var (name, value) in values)
        {
            store.Items[name] = new StoredSecret(name.ToUpperInvariant(), Mint.Resolve(value?.GetValue<string>() ?? ""), longAgo);
        }
    }

    public static void Policy(ActionsPolicy policy, JsonObject data)
    {
        policy.Enabled = data.FlagOr("enabled", true);
        policy.AllowedActions = data.TextOr("allowed_actions") ?? "all";
        policy.ShaPinningRequired = data.FlagOr("sha_pinning_required", false);
        policy.TokenPermissions = data.TextOr("default_workflow_permissions") ?? "read";
        policy.MayApprovePullRequests = data.FlagOr("can_approve_pull_request_reviews", false);
        policy.EnabledRepositories = data.TextOr("enabled_repositories") ?? "all";
        policy.SelfHostedRunners = data.TextOr("self_hosted_runners") ?? "all";
        policy.TokenReadOnlyEnforced = data.FlagOr("token_read_only_enforced", false);
        policy.Selected = data["selected"]?.DeepClone() as JsonObject ?? policy.Selected;
    }

    public Hook Hook(string scope, JsonObject data) =>
        new(Mint.Number($"hook/{scope}/{data.Text("url")}"), data.Text("url"), data.Texts("events"), data.TimeOr("created") ?? longAgo) 
        {
            Active = data.FlagOr("active", true),
            Secret = data.TextOr("secret") is { } secret ? Mint.Resolve(secret) : null,
            Receiver = data.TextOr("receiver"),
        };

    public Runner Runner(string scope, JsonObject data, long group) => new(
        Mint.Number($"runner/{scope}/{data.Text("name")}", 9_999), data.Text("name"), data.TextOr("os") ?? "linux", data.TextOr("status") ?? "online",
        data.FlagOr("busy", false), data.FlagOr("ephemeral", false), data.Texts("labels"), group);

    public Invitation Invitation(string scope, JsonObject data) =>
        new(Mint.Number($"invitation/{scope}/{data.Text("user")}"), data.Text("user"), data.TextOr("role") ?? "read", data.TimeOr("at") ?? longAgo);

    private void AddParts(Repository repository, JsonObject data)
    {
        var scope = repository.FullName;
        foreach (var item in data.Objects("environments"))
        {
            var environment = new DeploymentEnvironment(item.Text("name"), Mint.Number($"environment/{scope}/{item.Text("name")}"), longAgo, Store($"{scope}/{item.Text("name")}"))
            {
                Reviewers = item.Texts("reviewers"),
                WaitMinutes = item.NumberOr("wait", 0),
                AppsMayReview = item.FlagOr("apps_may_review", false),
                PreventSelfReview = item.FlagOr("prevent_self_review", false),
                BranchPolicy = item["branch_policy"]?.DeepClone() as JsonObject,
            };
            environment.BranchPatterns.AddRange(item.Texts("branches"));
            Fill(environment.Secrets, item.Object("secrets"));
            repository.Environments[environment.Name] = environment;
        }

        repository.Keys.AddRange(data.Objects("keys").Select(key => new DeployKey(
            Mint.Number($"key/{scope}/{key.Text("name")}"), key.Text("title"), SshKey.PublicOf(Mint.Value("ssh_key", key.Text("name"))) ?? "",
            key.FlagOr("read_only", true), key.TimeOr("created") ?? longAgo, key.TextOr("added_by") ?? "octo-admin", key.TimeOr("last_used"))));
        repository.Hooks.AddRange(data.Objects("hooks").Select(hook => Hook(scope, hook)));
        repository.Runners.AddRange(data.Objects("runners").Select(runner => Runner(scope, runner, 1)));
    }

    private void AddTraces(Repository repository, JsonObject data)
    {
        foreach (var (login, role) in data.Object("collaborators"))
        {
            repository.Collaborators[login] = role?.ToString() ?? "pull";
        }

        repository.Invitations.AddRange(data.Objects("invitations").Select(item => Invitation(repository.FullName, item)));
        repository.Caches.AddRange(data.Objects("caches").Select(cache => new ActionsCache(
            Mint.Number($"cache/{repository.FullName}/{cache.Text("key")}"), cache.Text("key"), cache.TextOr("ref") ?? "refs/heads/" + repository.DefaultBranch,
            cache.TimeOr("at") ?? longAgo, cache.NumberOr("bytes", 4096))));
        repository.Alerts.AddRange(data.Objects("alerts").Select((alert, index) =>
            new SecretAlert(index + 1, alert.Text("type"), Mint.Resolve(alert.Text("value")), alert.TimeOr("at") ?? longAgo) { IsPublic = alert.FlagOr("public", false) }));
    }

    private void AddHistory(Repository repository, JsonObject data)
    {
        var files = context.Scenario.FilesOf(repository.Name);
        foreach (var item in data.Objects("commits").DefaultIfEmpty(new JsonObject { ["name"] = "head" }))
        {
            AddCommit(repository, item, files);
        }

        repository.References.TryAdd("heads/" + repository.DefaultBranch, repository.Commits[^1].Sha);
        foreach (var (tag, commit) in data.Object("tags"))
        {
            repository.References["tags/" + tag] = repository.Commits.First(item => item.Name == commit?.GetValue<string>()).Sha;
        }

        var states = data.Object("workflows");
        // A workflow on a side branch is known to GitHub once it has run there.
        var tips = repository.References.Where(item => item.Key.StartsWith("heads/", StringComparison.Ordinal)).Select(item => repository.Find(item.Value)).OfType<Commit>();
        foreach (var (path, text) in tips.OrderBy(tip => tip != repository.Find(null)).SelectMany(tip => tip.Files).Where(file => IsWorkflow(file.Key)).DistinctBy(file => file.Key))
        {
            repository.Workflows.Add(Workflow(repository, path, text, states));
        }
    }

    private void AddCommit(Repository repository, JsonObject item, IReadOnlyDictionary<string, string> files)
    {
        var name = item.Text("name");
        var tree = new SortedDictionary<string, string>(files.ToDictionary(), StringComparer.Ordinal);
        foreach (var (path, text) in context.Scenario.FilesOf($"{repository.Name}@{name}"))
        {
            tree[path] = text;
        }

        foreach (var path in item.Texts("without"))
        {
            tree.Remove(path);
        }

        var commit = new Commit(name, item.TextOr("sha") ?? Mint.Value("sha", $"{repository.FullName}/{name}"), item.TimeOr("at") ?? longAgo,
            item.TextOr("author") ?? "dana", item.TextOr("message") ?? "Update the build", tree) { Packages = item["packages"] is JsonArray ? item.Texts("packages") : null };
        repository.Commits.Add(commit);
        repository.References["heads/" + (item.TextOr("branch") ?? repository.DefaultBranch)] = commit.Sha;
    }

    private Workflow Workflow(Repository repository, string path, string text, JsonObject states)
    {
        var title = text.Split('\n').FirstOrDefault(line => line.StartsWith("name:", StringComparison.Ordinal))?[5..].Trim(' ', '"', '\'');
        var workflow = new Workflow(Mint.Number($"workflow/{repository.FullName}/{path}"), path, title ?? path, repository.Created);
        workflow.State = states.TextOr(workflow.FileName) ?? "active";
        return workflow;
    }

    private static bool IsWorkflow(string path) =>
        path.StartsWith(".github/workflows/", StringComparison.Ordinal) && (path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal));
}
