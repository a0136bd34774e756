using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>From the names of a job's secrets to the places that their values come from.</summary>
/// <param name="environment">The job's environment as written, or null.</param>
/// <param name="isComputed">Which environment it is cannot be told.</param>
/// <param name="byDependabot">The run gets Dependabot's own secrets.</param>
internal sealed class JobPlaces(ReachFacts facts, AffectedJob job, string? environment, bool isComputed, bool byDependabot)
{
    private readonly RepositorySecrets? known = facts.Secrets.GetValueOrDefault(job.Repository);

    public SecretInventory? Inventory => known?.Inventory;

    private string Owner => job.Repository.Split('/')[0];

    /// <summary>None where no store has the name and all stores were read.</summary>
    public IEnumerable<SecretReach> Of(ExposedSecret secret) => secret.Scope switch
    {
        SecretScope.Environment => Environments(secret.Name).Select(e => new SecretReach(new(SecretPlace.Environment, job.Repository, e, secret.Name), secret.Finding)),
        SecretScope.Repository => [new(OfRepository(secret.Name), secret.Finding)],
        SecretScope.Organization => [new(OfOwner(secret.Name), secret.Finding)],
        SecretScope.Dependabot when secret.Name != "*" => [new(OfDependabot(job.Repository, secret.Name), secret.Finding)],
        SecretScope.DependabotOrganization => [new(OfDependabot(Owner, secret.Name), secret.Finding)],
        _ => Somewhere(secret),
    };

    /// <summary>All that the repository is offered; what is registered for it where that was not read.</summary>
    public IEnumerable<SecretPlace> Everything() => byDependabot ? DependabotsOwn() : Inventory is { } inventory
        ? inventory.Repository.Select(OfRepository)
            .Concat(inventory.Organization.Select(o => OfOwner(o.Name)))
            .Concat(inventory.Environments.SelectMany(e => e.Value.Select(name => new SecretPlace(SecretPlace.Environment, job.Repository, e.Key, name.ToUpperInvariant()))))
        : facts.Registry.Credentials.SelectMany(c => c.Places).Select(p => p.Place).Where(IsOffered).Distinct();

    private IEnumerable<SecretPlace> DependabotsOwn() => Inventory?.Dependabot is { } store
        ? store.Repository.Select(name => OfDependabot(job.Repository, name)).Concat(store.Organization.Select(o => OfDependabot(Owner, o.Name)))
        : facts.Registry.Credentials.SelectMany(c => c.Places).Select(p => p.Place).Where(p => p.Kind == SecretPlace.Dependabot && (IsOf(p, Owner) || IsOf(p, job.Repository))).Distinct();

    public IEnumerable<Unseen> Unseen(IReadOnlyCollection<ExposedSecret> secrets)
    {
        if (secrets.Any(s => s.Name == "*" && s.Finding.Grade > ExposureGrade.RuledOut))
        {
            yield return new($"{job.Repository}: secrets", $"the job '{job.Name}' was given every secret, and which there are was not read");
        }

        foreach (var secret in secrets.Where(s => LookAlikes.Is(s.Name)).DistinctBy(s => s.Name))
        {
            yield return new($"{job.Repository}: secret {secret.Name}", $"the name {LookAlikes.Why}: which one was meant cannot be told");
        }
    }

    private IEnumerable<SecretReach> Somewhere(ExposedSecret secret)
    {
        if (secret.Name == "*")
        {
            return Everything().Select(p => new SecretReach(p, secret.Finding.AtMost(ExposureGrade.Possible, "inventory-not-read", "Which secrets there are was not read.")));
        }

        var registered = new[] { OfRepository(secret.Name), OfOwner(secret.Name) }.Where(p => facts.Registry.At(p).Any()).ToList();
        IEnumerable<SecretPlace> places = registered.Count > 0 ? registered : [OfRepository(secret.Name)];
        return known is null ? places.Select(p => new SecretReach(p, secret.Finding))
            : known.IsWhole ? []
            : places.Select(p => new SecretReach(p, new(ExposureGrade.Possible, "inventory-not-whole", "Some stores of the repository's secrets could not be listed.")));
    }

    private IEnumerable<string> Environments(string name) => (Inventory?.Environments ?? [])
        .Where(e => isComputed || e.Key.Equals(environment, StringComparison.OrdinalIgnoreCase))
        .Where(e => e.Value.Contains(name, StringComparer.OrdinalIgnoreCase))
        .Select(e => e.Key);

    private bool IsOffered(SecretPlace place) =>
        place is { IsGitHub: true, Kind: not (SecretPlace.Dependabot or SecretPlace.Codespaces) } && IsOf(place, place.Kind == SecretPlace.Organization ? Owner : job.Repository);

    private static bool IsOf(SecretPlace place, string scope) => place.Scope.Equals(scope, StringComparison.OrdinalIgnoreCase);

    private static SecretPlace OfDependabot(string scope, string name) => new(SecretPlace.Dependabot, scope, "", name.ToUpperInvariant());

    private SecretPlace OfRepository(string name) => new(SecretPlace.Repository, job.Repository, "", name.ToUpperInvariant());

    private SecretPlace OfOwner(string name) => new(SecretPlace.Organization, Owner, "", name.ToUpperInvariant());
}
