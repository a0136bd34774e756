using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Caches;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Throws caches away, so that no later run takes up what a hostile one left.</summary>
internal sealed class DeleteCaches(GitHubTenant tenant) : GitHubRemoval<ActionsCache>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.delete-caches",
        Summary = "Delete the Actions caches of a repository that were made since a time, with a key, or by a ref.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = CacheChoice.Inputs,
        Output = Removed,
        Undo = "None: later runs make them anew, and take longer.",
        Idempotency = "A cache that is not in the list counts as deleted.",
        Preconditions = ["What they hold is preserved, where it is evidence.", "Runs that could fill them again are stopped."],
        After = [DisableWorkflow.Name, CancelRun.Name, SetActionsPermissions.Name],
        Behind = [new(DisableWorkflow.Name, Kinship.Repository), new(CancelRun.Name, Kinship.Repository)],
        Permissions = [GitHubTerms.Right("actions:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/cache#delete-a-github-actions-cache-for-a-repository-using-a-cache-id",
    };

    protected override string? Wrong(Place place) => CacheChoice.Wrong(place);

    protected override Task<Answer<ImmutableArray<ActionsCache>>> FindAsync(Place place, CancellationToken token) => CacheChoice.FindAsync(place, token);

    protected override Task<Answer<Done>> RemoveAsync(Place place, ActionsCache item, CancellationToken token) => place.Api.DeleteCacheAsync(place.Repository, item.Id, token);

    protected override string TargetOf(Place place, ImmutableArray<ActionsCache> there) => $"{place.Target}/caches";

    protected override Value Written(ActionsCache item) => Value.MapOf(("id", Value.Of(item.Id)), ("key", Value.Of(item.Key)));

    protected override string Said(Place place, ImmutableArray<ActionsCache> there) => $"{there.Length} caches of {place.Repository} are deleted: {string.Join(", ", there.Select(c => c.Key).Take(10))}.";

    protected override ImmutableArray<string> Cuts(Place place, ImmutableArray<ActionsCache> there) => [];
}
