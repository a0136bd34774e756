using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which repositories may read an organisation's secret: takes it from one that fell, without touching the value.</summary>
internal sealed class SetSecretRepositories(GitHubTenant tenant) : GitHubSetting<SetSecretRepositories.Readers>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.set-secret-repositories",
        Summary = "Set which repositories may read an Actions secret of an organisation.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.Organization,
            new("name", ValueType.Text, Required: true, "Name of the secret."),
            new("repositories", ValueType.ListOf(ValueType.Text), Required: true, "owner/name of each; the empty list takes it from all of them."),
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("repositories", ValueType.ListOf(ValueType.Text))),
        Undo = "Puts back the whole list as it was.",
        Idempotency = "A PUT of the whole list; one that is as wanted is left alone.",
        Preconditions = ["The secret's visibility is 'selected'; another one can only be changed together with the value.", "Runs that are queued or under way hold the value already: cancel them."],
        Permissions = [GitHubTerms.Right("organization_secrets:write"), GitHubTerms.Right("metadata:read")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/secrets#set-selected-repositories-for-an-organization-secret",
    };

    protected override IEnumerable<string> Names => ["name"];

    protected override async Task<Answer<Readers>> ReadAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetSecretAsync(new SecretScope.OfOrganization(place.Owner), place.Text("name"), token)).Is(out var secret, out var failure))
        {
            return failure;
        }

        return secret.Visibility != "selected"
            ? new Readers(secret.Visibility ?? "private", [])
            : (await place.Api.ListSecretRepositoriesAsync(new SecretScope.OfOrganization(place.Owner), place.Text("name"), token)).Then<Readers>(list => new Readers("selected", RepositoryIds.Names(list)));
    }

    protected override ActionOutcome? Refused(Place place, Readers now) => now.Visibility == "selected"
        ? null
        : new ActionOutcome.FailedFinal(GitHubFailures.Conflict.Code, $"the secret {place.Text("name")} of {place.Owner} is visible to {now.Visibility}; rotate it to give it to selected repositories");

    protected override Readers Wanted(Place place, Readers now) => now with { Repositories = [.. (place.Texts("repositories") ?? []).Order(StringComparer.OrdinalIgnoreCase)] };

    protected override async Task<ProviderFailure?> WriteAsync(Place place, Readers wanted, Readers now, CancellationToken token) =>
        (await RepositoryIds.OfAsync(place.Api, wanted.Repositories, token)).Is(out var ids, out var unknown)
            ? (await place.Api.SetSecretRepositoriesAsync(place.Owner, place.Text("name"), ids, token)).Failure
            : unknown;

    protected override Value Written(Readers setting) => Value.MapOf(("repositories", Value.ListOf(setting.Repositories)));

    protected override string What(Place place, Readers now) => $"who may read the secret {place.Text("name")} of {place.Owner}";

    protected override string Said(Readers setting) => setting.Repositories.IsEmpty ? "nobody" : string.Join(", ", setting.Repositories);

    protected override string TargetOf(Place place, Readers now) => $"{place.Target}/secrets/{place.Text("name")}/repositories";

    protected override ImmutableArray<string> Cuts(Place place, Readers now, Readers wanted) =>
        [.. now.Repositories.Except(wanted.Repositories, StringComparer.OrdinalIgnoreCase).Select(r => $"github:{r}/organization-secrets/{place.Text("name")}")];

    internal sealed record Readers(string Visibility, ImmutableArray<string> Repositories);
}
