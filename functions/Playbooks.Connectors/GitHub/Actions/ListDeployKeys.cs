using Playbooks.Connectors.GitHub.DeployKeys;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which keys open a repository.</summary>
internal static class ListDeployKeys
{
    public static ValueType Key { get; } = ValueType.ObjectOf(
        ("id", ValueType.Int), ("title", ValueType.Text), ("public_key", ValueType.Text), ("read_only", ValueType.Bool),
        ("added_by", GitHubTerms.OptionalText), ("last_used", GitHubTerms.OptionalText), ("created_at", GitHubTerms.OptionalText));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.list-deploy-keys",
        Summary = "List the deploy keys of a repository.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.Repository],
        Output = ValueType.ObjectOf(("keys", ValueType.ListOf(Key))),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("administration:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "deploy-keys/deploy-keys#list-deploy-keys",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    public static Value Written(DeployKey key) => Value.MapOf(
        ("id", Value.Of(key.Id)),
        ("title", Value.Of(key.Title)),
        ("public_key", Value.Of(key.Key)),
        ("read_only", Value.Of(key.ReadOnly)),
        ("added_by", Value.Of(key.AddedBy)),
        ("last_used", GitHubTerms.Time(key.LastUsed)),
        ("created_at", GitHubTerms.Time(key.CreatedAt)));

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token) =>
        (await place.Api.ListDeployKeysAsync(place.Repository, token)).Is(out var keys, out var failure)
            ? new ActionOutcome.Succeeded(Value.MapOf(("keys", GitHubTerms.List(keys, Written))))
            : place.Outcome(failure);
}
