using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>The secrets that exist for one repository, by name. A name of an inner store hides the same name of an outer one.</summary>
/// <param name="Environments">Names of the environment's secrets by environment; an environment that is not there has none.</param>
/// <param name="RepositoryIsPublic">Organisation secrets of visibility private are not offered to public repositories.</param>
public sealed record SecretInventory(
    ImmutableDictionary<string, ImmutableArray<string>> Environments,
    ImmutableArray<string> Repository,
    ImmutableArray<OrganizationSecret> Organization,
    bool? RepositoryIsPublic)
{
    /// <summary>What runs that Dependabot starts are offered in place of all this; null where it could not be listed. It has no environments.</summary>
    public SecretInventory? Dependabot { get; init; }

    /// <summary>Where the value comes from and how sure that is; nothing where no store has the name.</summary>
    /// <param name="environment">The job's environment as written, or null.</param>
    internal IEnumerable<(SecretScope Scope, ExposureGrade Grade)> Stores(string name, string? environment, bool environmentIsExpression)
    {
        if (environmentIsExpression && Environments.Values.Any(names => Has(names, name)))
        {
            yield return (SecretScope.Environment, ExposureGrade.Possible);
        }
        else if (environment is not null && EnvironmentNames(environment).Any(n => Same(n, name)))
        {
            yield return (SecretScope.Environment, ExposureGrade.Confirmed);
            yield break;
        }

        if (Has(Repository, name))
        {
            yield return (SecretScope.Repository, ExposureGrade.Confirmed);
        }
        else if (Organization.FirstOrDefault(s => Same(s.Name, name)) is { } shared && Offers(shared) is > ExposureGrade.RuledOut and var grade)
        {
            yield return (SecretScope.Organization, grade);
        }
    }

    /// <summary>Every name that a job with that environment can be given.</summary>
    internal IEnumerable<string> Names(string? environment, bool environmentIsExpression) =>
        (environmentIsExpression ? Environments.Values.SelectMany(n => n) : environment is null ? [] : EnvironmentNames(environment))
        .Concat(Repository)
        .Concat(Organization.Where(s => Offers(s) > ExposureGrade.RuledOut).Select(s => s.Name))
        .Select(SecretNames.Canonical)
        .Distinct();

    private IEnumerable<string> EnvironmentNames(string environment) => Environments.Where(e => Same(e.Key, environment)).SelectMany(e => e.Value);

    private ExposureGrade Offers(OrganizationSecret secret) => secret.Visibility switch
    {
        "all" => ExposureGrade.Confirmed,
        "private" => Known(!RepositoryIsPublic),
        "selected" => Known(secret.IsSelectedHere),
        _ => ExposureGrade.Possible,
    };

    private static ExposureGrade Known(bool? offered) =>
        offered is null ? ExposureGrade.Possible : offered.Value ? ExposureGrade.Confirmed : ExposureGrade.RuledOut;

    private static bool Has(ImmutableArray<string> names, string name) => names.Any(n => Same(n, name));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
