using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Alerts;
using Playbooks.Sandbox.GitHub.Apps;
using Playbooks.Sandbox.GitHub.Caches;
using Playbooks.Sandbox.GitHub.Credentials;
using Playbooks.Sandbox.GitHub.Environments;
using Playbooks.Sandbox.GitHub.Grants;
using Playbooks.Sandbox.GitHub.Hooks;
using Playbooks.Sandbox.GitHub.Keys;
using Playbooks.Sandbox.GitHub.Members;
using Playbooks.Sandbox.GitHub.Oidc;
using Playbooks.Sandbox.GitHub.Organisations;
using Playbooks.Sandbox.GitHub.Permissions;
using Playbooks.Sandbox.GitHub.Pulls;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Rulesets;
using Playbooks.Sandbox.GitHub.Runners;
using Playbooks.Sandbox.GitHub.Runs;
using Playbooks.Sandbox.GitHub.Secrets;
using Playbooks.Sandbox.GitHub.Seeding;
using Playbooks.Sandbox.GitHub.Workflows;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub;

/// <summary>The simulated GitHub: finds the operation, lets the gate judge the caller, performs.</summary>
internal sealed class GitHubPart : ITenantPart
{
    private static readonly RouteTable Table = new(
    [
        .. AppRoutes.All, .. ClientRoutes.All, .. GrantRoutes.All, .. AuthorizationRoutes.All, .. OrganisationRoutes.All, .. RepositoryRoutes.All, .. GitRoutes.All, .. WorkflowRoutes.All, .. RunRoutes.All, .. DeploymentRoutes.All,
        .. SecretRoutes.All,
        .. PermissionRoutes.All, .. OidcRoutes.All, .. MemberRoutes.All, .. InvitationRoutes.All, .. CacheRoutes.All, .. AlertRoutes.All, .. RevocationRoutes.All, .. ReferenceRoutes.All,
        .. ContentRoutes.All, .. PullRoutes.All, .. KeyRoutes.All, .. HookRoutes.All, .. RunnerRoutes.All, .. RulesetRoutes.All, .. EnvironmentRoutes.All, .. LinkRoutes.All,
    ]);

    private readonly GitHubWorld world;
    private readonly Gate gate;

    public GitHubPart(TenantContext context)
    {
        world = WorldSeeds.Build(context);
        gate = new Gate(world);
    }

    public string Provider => "github";

    public IReadOnlyList<Listener> Listeners { get; } = [Listener.GitHub];

    public GitHubWorld World => world;

    public static IEnumerable<Route> Routes => Table.All;

    public Operation Resolve(Call call)
    {
        var found = Table.Find(call);
        call.Match = found;
        return found?.Route.Operation ?? Operation.Unknown;
    }

    public Answer Answer(Call call) =>
        call.Match is (Route route, Dictionary<string, string> values) ? gate.Pass(new Ask(world, call, values), route) : Refusal.NotFound;

    public bool? Works(CredentialValue credential, DateTimeOffset now) => credential.Kind switch
    {
        "github_deploy_key" => SshKey.PublicOf(credential["private"] ?? "") is { } line && world.Repositories.Any(repository => repository.Keys.Exists(key => key.PublicKey == line)),
        "github_installation_token" => world.App.Tokens.TryGetValue(credential["token"] ?? "", out var token) && now < token.Expires,
        "github_pat" => credential["token"] is { Length: > 0 } token && !world.Tokens.IsRevoked(token, now),
        _ => null,
    };

    public string? Read(string place, DateTimeOffset now) => SecretAt(place)?.Value;

    /// <summary>Puts a value into a secret that exists; a person at the web page.</summary>
    public void Write(string place, string value, DateTimeOffset now)
    {
        if (SecretAt(place) is { } secret)
        {
            (secret.Value, secret.Updated) = (value, now);
        }
    }

    public string? RoleOf(string value) =>
        SshKey.PublicOf(value) is { } line && world.Repositories.FirstOrDefault(repository => repository.Keys.Exists(key => key.PublicKey == line)) is { } repository
            ? $"the private half of a deploy key of {repository.FullName}"
            : null;

    public JsonNode State(DateTimeOffset now) => GitHubState.Of(world, now);

    private StoredSecret? SecretAt(string place) => place.Split(':') switch
    {
        ["github", "repo", var repository, var name] => world.Repository(repository)?.Secrets.Items.GetValueOrDefault(name),
        ["github", "dependabot", var repository, var name] => world.Repository(repository)?.DependabotSecrets.Items.GetValueOrDefault(name),
        ["github", "org", var login, var name] => world.Organisations.GetValueOrDefault(login)?.Secrets.Items.GetValueOrDefault(name),
        ["github", "env", var repository, var environment, var name] => world.Repository(repository)?.Environments.GetValueOrDefault(environment)?.Secrets.Items.GetValueOrDefault(name),
        _ => null,
    };
}
