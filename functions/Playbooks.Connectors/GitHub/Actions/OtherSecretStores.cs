using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>
/// The secrets that only Dependabot's runs, or only codespaces, are given. Each store is read whole or not at all: what could not be read is one failure.
/// </summary>
internal static class OtherSecretStores
{
    public const string Dependabot = "dependabot";
    public const string Codespaces = "codespaces";

    /// <summary>With Dependabot's those of the organisation that the repository is offered. GitHub has no listing of them by repository.</summary>
    public static async Task<Answer<ImmutableArray<HeldSecret>>> OfRepositoryAsync(Place place, string store, CancellationToken token)
    {
        if (!(await place.Api.ListSecretsAsync(new SecretScope.OfRepository(place.Repository, store), token)).Is(out var own, out var failure))
        {
            return failure;
        }

        var held = own.Select(s => new HeldSecret(s, "repository", [])).ToList();
        if (store == Dependabot)
        {
            if (!(await OfOrganizationAsync(place, store, token)).Is(out var shared, out failure))
            {
                return failure;
            }

            var name = place.Repository.ToString();
            held.AddRange(shared.Where(s => s.Secret.Visibility != "selected" || s.Repositories.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(s => s with { Repositories = [] }));
        }

        return held.ToImmutableArray();
    }

    /// <summary>Not for Codespaces', which GitHub does not open to Apps.</summary>
    public static async Task<Answer<ImmutableArray<HeldSecret>>> OfOrganizationAsync(Place place, string store, CancellationToken token)
    {
        var scope = new SecretScope.OfOrganization(place.Owner, store);
        if (!(await place.Api.ListSecretsAsync(scope, token)).Is(out var own, out var failure))
        {
            return failure;
        }

        var held = ImmutableArray.CreateBuilder<HeldSecret>();
        foreach (var secret in own)
        {
            ImmutableArray<Repository> selected = [];
            if (secret.Visibility == "selected" && !(await place.Api.ListSecretRepositoriesAsync(scope, secret.Name, token)).Is(out selected, out failure))
            {
                return failure;
            }

            held.Add(new(secret, "organization", [.. selected.Select(r => r.FullName)]));
        }

        return held.ToImmutable();
    }
}
