using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Caches;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which caches wait to be taken up: a poisoned one outlives the run that made it.</summary>
internal static class ListCaches
{
    private static readonly ValueType Cache = ValueType.ObjectOf(
        ("id", ValueType.Int), ("key", ValueType.Text), ("ref", GitHubTerms.OptionalText), ("created_at", GitHubTerms.OptionalText),
        ("last_used", GitHubTerms.OptionalText), ("bytes", ValueType.Int));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.list-caches",
        Summary = "List the Actions caches of a repository.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = CacheChoice.Inputs,
        Output = ValueType.ObjectOf(("caches", ValueType.ListOf(Cache))),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("actions:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/cache#list-github-actions-caches-for-a-repository",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        if (CacheChoice.Wrong(place) is { } wrong)
        {
            return new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, wrong);
        }

        return (await CacheChoice.FindAsync(place, token)).Is(out var caches, out var failure)
            ? new ActionOutcome.Succeeded(Value.MapOf(("caches", GitHubTerms.List(caches, Written))))
            : place.Outcome(failure);
    }

    private static Value Written(ActionsCache cache) => Value.MapOf(
        ("id", Value.Of(cache.Id)), ("key", Value.Of(cache.Key)), ("ref", Value.Of(cache.Ref)), ("created_at", GitHubTerms.Time(cache.CreatedAt)),
        ("last_used", GitHubTerms.Time(cache.LastAccessedAt)), ("bytes", Value.Of(cache.SizeInBytes)));
}
