using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Actions;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.DeployKeys;
using Playbooks.Connectors.GitHub.Environments;
using Playbooks.Connectors.GitHub.Grants;
using Playbooks.Connectors.GitHub.Hooks;
using Playbooks.Connectors.GitHub.Members;
using Playbooks.Connectors.GitHub.Permissions;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.GitHub.Rulesets;
using Playbooks.Connectors.GitHub.Runners;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.GitHub.Workflows;
using Playbooks.Connectors.Http;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Baselines;

/// <summary>Where persistence hides, and how each place is read.</summary>
internal static class Sources
{
    public const string WorkflowFolder = ".github/workflows/";

    private delegate Task<Answer<ImmutableArray<BaselineObject>>> Source(Place place, CancellationToken token);

    private static IEnumerable<(string Kind, Source Read)> OfRepository =>
    [
        Of("deploy-key", (p, t) => p.Api.ListDeployKeysAsync(p.Repository, t), k => new("deploy-key", k.Key, Value.MapOf(("title", Value.Of(k.Title)), ("read_only", Value.Of(k.ReadOnly))), k.CreatedAt)),
        Of("webhook", (p, t) => p.Api.ListHooksAsync(p.Repository, t), Written),
        Of("runner", (p, t) => p.Api.ListRunnersAsync(p.Repository, t), Written),
        Of("workflow", (p, t) => p.Api.ListWorkflowsAsync(p.Repository, t), w => new("workflow", w.Path, Value.MapOf(("state", Value.Of(w.State))))),
        ("workflow-file", FilesAsync),
        Of("collaborator", (p, t) => p.Api.ListCollaboratorsAsync(p.Repository, t), c => new("collaborator", c.Login, Value.MapOf(("role", Value.Of(c.RoleName))))),
        Of("invitation", (p, t) => p.Api.ListInvitationsAsync(p.Repository, t), Written),
        Of("secret", (p, t) => p.Api.ListSecretsAsync(new SecretScope.OfRepository(p.Repository), t), Written),
        Of("environment", (p, t) => p.Api.ListEnvironmentsAsync(p.Repository, t), e => new("environment", e.Name, Value.MapOf(
            ("reviewers", Value.ListOf(e.Protection.Reviewers.Select(r => $"{r.Type} {r.Reviewer.Id}"))), ("wait", Value.Of(e.Protection.WaitTimer)), ("branches", Value.Of($"{e.Protection.Branches}"))))),
        Of("ruleset", (p, t) => p.Api.ListRulesetsAsync(p.Repository, t), Written),
        ("actions-policy", async (p, t) => One((await p.Api.GetActionsPermissionsAsync(p.Repository, t)).Then<Value>(a => Value.MapOf(
            ("enabled", Value.Of(a.Enabled)), ("allowed_actions", Value.Of(a.AllowedActions)), ("pinned", Value.Of(a.ShaPinningRequired == true)))), "actions-policy")),
        ("token-policy", async (p, t) => One((await p.Api.GetWorkflowPermissionsAsync(p.Repository, t)).Then<Value>(a => Written(a)), "token-policy")),
        ("visibility", async (p, t) => One((await p.Api.GetRepositoryAsync(p.Repository, t)).Then<Value>(r => Value.MapOf(("visibility", Value.Of(r.Visibility)), ("default_branch", Value.Of(r.DefaultBranch)))), "visibility")),
    ];

    private static IEnumerable<(string Kind, Source Read)> OfOrganization =>
    [
        Of("webhook", (p, t) => p.Api.ListHooksAsync(p.Owner, t), Written),
        Of("app", (p, t) => p.Api.ListInstallationsAsync(p.Owner, t), a => new("app", a.AppSlug, Value.MapOf(
            ("id", Value.Of(a.AppId)), ("repositories", Value.Of(a.RepositorySelection)), ("suspended", Value.Of(a.SuspendedAt is not null)),
            ("permissions", ListApps.Written(a).Get("permissions") ?? Value.Nothing)), a.CreatedAt)),
        Of("runner", (p, t) => p.Api.ListRunnersAsync(p.Owner, t), Written),
        Of("runner-group", (p, t) => p.Api.ListRunnerGroupsAsync(p.Owner, t), g => new("runner-group", g.Name, Value.MapOf(("visibility", Value.Of(g.Visibility)), ("allows_public", Value.Of(g.AllowsPublicRepositories))))),
        Of("member", (p, t) => p.Api.ListMembersAsync(p.Owner, "all", t), m => new("member", m.Login, Value.MapOf(("id", Value.Of(m.Id))))),
        Of("owner", (p, t) => p.Api.ListMembersAsync(p.Owner, "admin", t), m => new("owner", m.Login, Value.MapOf(("id", Value.Of(m.Id))))),
        Of("outside-collaborator", (p, t) => p.Api.ListOutsideCollaboratorsAsync(p.Owner, t), m => new("outside-collaborator", m.Login, Value.MapOf(("id", Value.Of(m.Id))))),
        Of("invitation", (p, t) => p.Api.ListInvitationsAsync(p.Owner, t), Written),
        Of("personal-token", (p, t) => p.Api.ListPatGrantsAsync(p.Owner, t), g => new("personal-token", $"{g.Owner.Login}/{g.TokenName}/{g.Id}", Value.MapOf(
            ("repositories", Value.Of(g.RepositorySelection)), ("permissions", Value.ListOf(g.Permissions?.Said ?? []))), g.AccessGrantedAt)),
        Of("secret", (p, t) => p.Api.ListSecretsAsync(new SecretScope.OfOrganization(p.Owner), t), Written),
        Of("ruleset", (p, t) => p.Api.ListRulesetsAsync(p.Owner, t), Written),
        ("actions-policy", async (p, t) => One((await p.Api.GetActionsPermissionsAsync(p.Owner, t)).Then<Value>(a => Value.MapOf(
            ("repositories", Value.Of(a.EnabledRepositories)), ("allowed_actions", Value.Of(a.AllowedActions)), ("pinned", Value.Of(a.ShaPinningRequired == true)))), "actions-policy")),
        ("token-policy", async (p, t) => One((await p.Api.GetWorkflowPermissionsAsync(p.Owner, t)).Then<Value>(a => Written(a)), "token-policy")),
        ("runner-policy", async (p, t) => One((await p.Api.GetRunnerPermissionsAsync(p.Owner, t)).Then<Value>(r => Value.MapOf(("repositories", Value.Of(r.EnabledRepositories)))), "runner-policy")),
    ];

    /// <summary>Everything that can be read there, and what cannot.</summary>
    public static async Task<(IReadOnlyList<BaselineObject> Objects, IReadOnlyList<Value> CannotTell)> ReadAsync(Place place, CancellationToken token)
    {
        var (objects, unknown) = (new List<BaselineObject>(), new List<Value>());
        foreach (var (kind, read) in place.IsRepository ? OfRepository : OfOrganization)
        {
            if ((await read(place, token)).Is(out var found, out var failure))
            {
                objects.AddRange(found);
            }
            else
            {
                unknown.Add(GitHubTerms.Unknowable($"{place.Target}: {kind}", failure.Detail));
            }
        }

        return ([.. objects.OrderBy(o => o.Kind, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.Ordinal)], unknown);
    }

    private static (string Kind, Source Read) Of<T>(string kind, Func<Place, CancellationToken, Task<Answer<ImmutableArray<T>>>> list, Func<T, BaselineObject> write) =>
        (kind, async (place, token) => (await list(place, token)).Is(out var items, out var failure) ? items.Select(write).ToImmutableArray() : failure);

    private static Answer<ImmutableArray<BaselineObject>> One(Answer<Value> state, string kind) =>
        state.Is(out var found, out var failure) ? ImmutableArray.Create(new BaselineObject(kind, "", found)) : failure;

    /// <summary>The workflow files of the default branch, by what stands in them.</summary>
    private static async Task<Answer<ImmutableArray<BaselineObject>>> FilesAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetRepositoryAsync(place.Repository, token)).Is(out var repository, out var failure)
            || !(await place.Api.ReadTreeAsync(place.Repository, repository.DefaultBranch ?? "HEAD", token)).Is(out var tree, out failure))
        {
            return failure;
        }

        return tree.Truncated
            ? new ProviderFailure(FailureKind.TooLarge, "github.read-tree", "the repository has more files than GitHub lists")
            : tree.Entries.Where(e => e.Type == "blob" && (e.Path.StartsWith(WorkflowFolder, StringComparison.Ordinal) || e.Path.StartsWith(".github/actions/", StringComparison.Ordinal)))
                .Select(e => new BaselineObject("workflow-file", e.Path, Value.MapOf(("blob", Value.Of(e.Sha))))).ToImmutableArray();
    }

    private static BaselineObject Written(Hook hook) => new("webhook", $"{hook.Id}", Value.MapOf(
        ("url", Value.Of(hook.Config.Url)), ("active", Value.Of(hook.Active)), ("events", Value.ListOf(hook.Events.Order(StringComparer.Ordinal)))), hook.CreatedAt);

    private static BaselineObject Written(Runner runner) => new("runner", runner.Name, Value.MapOf(
        ("id", Value.Of(runner.Id)), ("labels", Value.ListOf(runner.Labels.Select(l => l.Name).Order(StringComparer.Ordinal)))));

    private static BaselineObject Written(Invitation invitation) => new("invitation", $"{invitation.Who}/{invitation.Id}", Value.MapOf(
        ("role", Value.Of(invitation.Role ?? invitation.Permissions))), invitation.CreatedAt);

    private static BaselineObject Written(StoredSecret secret) => new("secret", secret.Name, Value.MapOf(("visibility", Value.Of(secret.Visibility))), secret.CreatedAt);

    private static BaselineObject Written(Ruleset ruleset) => new("ruleset", ruleset.Name, Value.MapOf(("enforcement", Value.Of(ruleset.Enforcement)), ("target", Value.Of(ruleset.Target))));

    private static Value Written(WorkflowPermissions token) => Value.MapOf(
        ("permissions", Value.Of(token.DefaultWorkflowPermissions)), ("can_approve", Value.Of(token.CanApprovePullRequestReviews)));
}
