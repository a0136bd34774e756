using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.GitHub.Rulesets;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Deletes a ruleset that <c>github.block-pushes</c> made, and no other.</summary>
internal sealed class LiftPushBlock(GitHubTenant tenant) : GitHubRemoval<LiftPushBlock.Block>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = PushBlocks.Lift,
        Summary = "Let people push again where pushes were blocked.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.EitherRepository, GitHubTerms.EitherOrganization, PushBlocks.Target, PushBlocks.Name],
        Output = Removed,
        Undo = "Blocks them again, in the same repositories.",
        Idempotency = "A ruleset that is not in the list counts as deleted.",
        Preconditions = ["The ruleset of that name blocks pushes and nothing else; another one is left alone."],
        Permissions = [GitHubTerms.Right("administration:write"), GitHubTerms.Right("organization_administration:write"), GitHubTerms.Right("metadata:read")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "orgs/rules#delete-an-organization-repository-ruleset",
    };

    protected override async Task<Answer<ImmutableArray<Block>>> FindAsync(Place place, CancellationToken token)
    {
        var (found, failure) = await PushBlocks.FindAsync(place, token);
        if (failure is not null || found is null)
        {
            return failure is null ? ImmutableArray<Block>.Empty : failure;
        }

        var ids = PushBlock.Of(found).Repositories;
        if (ids.IsEmpty)
        {
            return ImmutableArray.Create(new Block(found, []));
        }

        return (await place.Api.ListRepositoriesAsync(token)).Then<ImmutableArray<Block>>(all =>
            ImmutableArray.Create(new Block(found, RepositoryIds.Names(all.Where(r => ids.Contains(r.Id))))));
    }

    protected override ActionOutcome? Refused(Place place, ImmutableArray<Block> there) => there.Any(b => !PushBlock.IsMade(b.Ruleset))
        ? new ActionOutcome.FailedFinal(GitHubFailures.Conflict.Code, $"the ruleset '{PushBlocks.NameOf(place)}' of {place.Target} does more than block pushes: it is somebody else's")
        : null;

    protected override Task<Answer<Done>> RemoveAsync(Place place, Block item, CancellationToken token) => place.IsRepository
        ? place.Api.DeleteRulesetAsync(place.Repository, item.Ruleset.Id, token)
        : place.Api.DeleteRulesetAsync(place.Owner, item.Ruleset.Id, token);

    protected override UndoCall? UndoOf(Place place, ImmutableArray<Block> there) =>
        new(PushBlocks.Block, GitHubTerms.Provider, Effect.Changes, place.With([PushBlocks.Name.Name, PushBlocks.Target.Name], Value.MapOf(
            ("repositories", there[0].Repositories.IsEmpty ? Value.Nothing : Value.ListOf(there[0].Repositories)))));

    protected override string TargetOf(Place place, ImmutableArray<Block> there) => $"{place.Target}/rulesets/{PushBlocks.NameOf(place)}";

    protected override Value Written(Block item) => Value.MapOf(("id", Value.Of(item.Ruleset.Id)), ("repositories", Value.ListOf(item.Repositories)));

    protected override string Said(Place place, ImmutableArray<Block> there) => $"Who may push to {place.Target} may do so again.";

    protected override ImmutableArray<string> Cuts(Place place, ImmutableArray<Block> there) => [];

    internal sealed record Block(Ruleset Ruleset, ImmutableArray<string> Repositories);
}
