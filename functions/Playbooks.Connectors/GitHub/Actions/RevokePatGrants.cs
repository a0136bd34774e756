using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Grants;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes an organisation from fine-grained personal tokens. The tokens stay alive for what else they reach.</summary>
internal sealed class RevokePatGrants(GitHubTenant tenant) : GitHubRemoval<PatGrant>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.revoke-pat-grants",
        Summary = "Take the access to an organisation from fine-grained personal tokens.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs =
        [
            GitHubTerms.Organization,
            new("grants", ValueType.ListOf(ValueType.Int), Required: true, "Ids of the grants as github.list-pat-grants gives them; not the ids of the tokens."),
        ],
        Output = Removed,
        Undo = "None: the owner of a token asks for access again, and somebody approves it.",
        Idempotency = "A grant that is not in the list counts as revoked; the same one twice is as revoked as once.",
        Permissions = [GitHubTerms.Right("organization_personal_access_tokens:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "orgs/personal-access-tokens#update-the-access-to-organization-resources-via-fine-grained-personal-access-tokens",
    };

    protected override async Task<Answer<ImmutableArray<PatGrant>>> FindAsync(Place place, CancellationToken token)
    {
        var meant = place.Numbers("grants").ToHashSet();
        return Those(await place.Api.ListPatGrantsAsync(place.Owner, token), g => meant.Contains(g.Id));
    }

    protected override Task<Answer<Done>> RemoveAsync(Place place, PatGrant item, CancellationToken token) => place.Api.RevokePatGrantAsync(place.Owner, item.Id, token);

    protected override async Task<ProviderFailure?> RemoveAllAsync(Place place, ImmutableArray<PatGrant> there, CancellationToken token)
    {
        if (there.Length == 1)
        {
            return await base.RemoveAllAsync(place, there, token);
        }

        foreach (var some in there.Chunk(GrantRequests.Most))
        {
            if ((await place.Api.RevokePatGrantsAsync(place.Owner, some.Select(g => g.Id), token)).Failure is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    protected override string TargetOf(Place place, ImmutableArray<PatGrant> there) => $"{place.Target}/personal-access-tokens";

    protected override Value Written(PatGrant item) => Value.MapOf(("grant", Value.Of(item.Id)));

    protected override string Said(Place place, ImmutableArray<PatGrant> there) =>
        $"{there.Length} personal tokens lose {place.Owner}: {string.Join(", ", there.Take(10).Select(g => $"'{g.TokenName}' of {g.Owner.Login}"))}.";

    protected override ImmutableArray<string> Cuts(Place place, ImmutableArray<PatGrant> there) => [.. there.Select(g => $"{place.Target}/personal-access-tokens/{g.Id}")];
}
