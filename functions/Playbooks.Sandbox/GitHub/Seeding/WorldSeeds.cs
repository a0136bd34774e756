using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Apps;
using Playbooks.Sandbox.GitHub.Grants;
using Playbooks.Sandbox.GitHub.Organisations;
using Playbooks.Sandbox.GitHub.Runners;
using Playbooks.Sandbox.GitHub.Runs;
using Playbooks.Sandbox.GitHub.Secrets;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub.Seeding;

/// <summary>Builds the simulated GitHub out of a scenario's <c>github</c> section.</summary>
internal static class WorldSeeds
{
    public static GitHubWorld Build(TenantContext context)
    {
        var data = context.Scenario.Section("github");
        var app = data.Object("app");
        var permissions = app.Object("permissions").ToDictionary(item => item.Key, item => item.Value?.GetValue<string>() ?? "read", StringComparer.Ordinal);
        var world = new GitHubWorld(context, new GitHubApp(app.NumberOr("id", 1), app.TextOr("slug") ?? "incident-response", app.NumberOr("installation", 2), permissions));
        context.Mint.Remember(world.App.PrivateKey);
        world.Apps.AddRange(data.Objects("apps").Select(item => Other(context.Mint, item)));
        foreach (var item in data.Objects("organisations"))
        {
            world.Organisations[item.Text("login")] = Organisation(context, item);
        }

        return world;
    }

    private static Organisation Organisation(TenantContext context, JsonObject data)
    {
        var login = data.Text("login");
        var longAgo = data.TimeOr("created") ?? context.Scenario.Now.AddYears(-3);
        var seeds = new RepositorySeeds(context, longAgo.AddYears(1));
        var organisation = new Organisation(login, data["id"]?.GetValue<long>() ?? context.Mint.Number("organisation/" + login), seeds.Store(login))
        {
            Created = longAgo,
            Members = [.. data.Texts("members")],
            DependabotSecrets = seeds.Store(login + "/dependabot"),
        };
        RepositorySeeds.Policy(organisation.Actions, data.Object("actions"));
        organisation.OidcClaims = data["oidc"] is JsonObject oidc ? oidc.Texts("include_claim_keys") : organisation.OidcClaims;
        AddRunners(organisation, seeds, data);
        organisation.Invitations.AddRange(data.Objects("invitations").Select(item => seeds.Invitation(login, item)));
        organisation.Hooks.AddRange(data.Objects("hooks").Select(hook => seeds.Hook(login, hook)));
        var runs = new List<(Repositories.Repository Repository, JsonObject Data)>();
        foreach (var item in data.Objects("repositories"))
        {
            var repository = seeds.Build(login, item);
            organisation.Repositories[repository.Name] = repository;
            runs.Add((repository, item));
        }

        seeds.Fill(organisation.DependabotSecrets, data.Object("dependabot_secrets"));
        AddSecrets(context.Mint, organisation, data, longAgo.AddYears(1));
        AddAudit(context.Mint, organisation, data);
        AddGrants(context.Mint, organisation, data);
        var actions = new ActionCommits(context.Mint, context.Scenario.Section("github").Object("actions"));
        runs.ForEach(item => new RunSeeds(context.Mint, actions, organisation, item.Repository).Add(item.Data.Objects("runs")));
        return organisation;
    }

    private static GitHubApp Other(Mint mint, JsonObject data) => new(
        data.NumberOr("id", 0), data.Text("slug"), data.NumberOr("installation", 0), data.Object("permissions").ToDictionary(item => item.Key, item => item.Value?.ToString() ?? "read", StringComparer.Ordinal))
    {
        ClientId = "Iv1." + data.Text("slug"),
        ClientSecret = mint.Value("text", "client/" + data.Text("slug")),
    };

    private static void AddGrants(Mint mint, Organisation organisation, JsonObject data)
    {
        organisation.PatGrants.AddRange(data.Objects("pat_grants").Select(item => new PatGrant(
            mint.Number("pat-grant/" + item.Text("name")), item.Text("name"), item.Text("user"), item.TimeOr("at") ?? organisation.Created)
        {
            TokenId = mint.Number("pat/" + item.Text("name")),
            Permissions = item.Texts("permissions"),
        }));
        organisation.Authorizations.AddRange(data.Objects("authorizations").Select(item => new CredentialAuthorization(
            mint.Number($"authorization/{item.Text("user")}/{item.Text("type")}"), item.Text("user"), item.Text("type"), item.TimeOr("at") ?? organisation.Created)));
    }

    private static void AddRunners(Organisation organisation, RepositorySeeds seeds, JsonObject data)
    {
        organisation.RunnerGroups.Add(new RunnerGroup(1, "Default"));
        organisation.RunnerGroups.AddRange(data.Objects("runner_groups").Select((group, index) => new RunnerGroup(index + 2, group.Text("name"))
        {
            Visibility = group.TextOr("visibility") ?? "all",
            AllowsPublicRepositories = group.FlagOr("allows_public", false),
        }));
        organisation.Runners.AddRange(data.Objects("runners").Select(runner =>
            seeds.Runner(organisation.Login, runner, organisation.RunnerGroups.Find(group => group.Name == runner.TextOr("group"))?.Id ?? 1)));
    }

    private static void AddSecrets(Mint mint, Organisation organisation, JsonObject data, DateTimeOffset created)
    {
        foreach (var item in data.Objects("secrets"))
        {
            var secret = new StoredSecret(item.Text("name"), mint.Resolve(item.Text("value")), created) { Visibility = item.TextOr("visibility") ?? "all" };
            secret.Selected.UnionWith(item.Texts("selected").Select(name => organisation.Repositories[name].Id));
            organisation.Secrets.Items[secret.Name] = secret;
        }
    }

    private static void AddAudit(Mint mint, Organisation organisation, JsonObject data)
    {
        foreach (var item in data.Objects("audit").OrderBy(item => item.TimeOr("at")))
        {
            var details = new JsonObject(item.Where(member => member.Key is not ("at" or "action" or "actor")).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
            organisation.Audit.Add(new AuditEvent(mint.Value("id", $"audit/{organisation.Audit.Count}"), item.TimeOr("at") ?? organisation.Created, item.Text("action"), item.Text("actor"), details));
        }
    }
}
