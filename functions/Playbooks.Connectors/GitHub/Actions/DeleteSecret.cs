using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes a secret from what reads it. The credential itself stays alive: revoke it where it was issued.</summary>
internal sealed class DeleteSecret(GitHubTenant tenant) : GitHubRemoval<StoredSecret>(tenant)
{
    public const string Name = "github.delete-secret";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Delete one secret of a repository, an environment or an organisation.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs =
        [
            GitHubTerms.EitherRepository,
            GitHubTerms.EitherOrganization,
            SecretPlaces.Environment,
            SecretPlaces.Store,
            new("name", ValueType.Text, Required: true, "Name of the secret."),
        ],
        Output = Removed,
        Undo = "None: nobody can read the value again. Put a new one.",
        Idempotency = "A secret that is not in the list counts as deleted.",
        Preconditions = ["Runs that are queued or under way hold the value already: cancel them."],
        Permissions =
        [
            GitHubTerms.Right("secrets:write"), GitHubTerms.Right("environments:write"), GitHubTerms.Right("organization_secrets:write"),
            GitHubTerms.Right("dependabot_secrets:write"), GitHubTerms.Right("organization_dependabot_secrets:write"), GitHubTerms.Right("codespaces_secrets:write"),
        ],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/secrets#delete-a-repository-secret",
    };

    protected override string? Wrong(Place place) => SecretPlaces.Wrong(place);

    protected override async Task<Answer<ImmutableArray<StoredSecret>>> FindAsync(Place place, CancellationToken token) =>
        Those(await place.Api.ListSecretsAsync(SecretPlaces.Of(place), token), s => s.Name.Equals(place.Text("name"), StringComparison.OrdinalIgnoreCase));

    protected override Task<Answer<Done>> RemoveAsync(Place place, StoredSecret item, CancellationToken token) =>
        place.Api.DeleteSecretAsync(SecretPlaces.Of(place), item.Name, token);

    protected override string TargetOf(Place place, ImmutableArray<StoredSecret> there) => $"{SecretPlaces.Of(place)}/secrets/{place.Text("name")}";

    protected override Value Written(StoredSecret item) => Value.MapOf(("updated_at", GitHubTerms.Time(item.UpdatedAt)));

    protected override string Said(Place place, ImmutableArray<StoredSecret> there) =>
        $"The secret {place.Text("name")} of {SecretPlaces.Of(place)} is deleted; its value cannot be brought back.";

    protected override ImmutableArray<string> Cuts(Place place, ImmutableArray<StoredSecret> there) => [];
}
