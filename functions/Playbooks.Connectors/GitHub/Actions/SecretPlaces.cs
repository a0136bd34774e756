using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which secrets a call means: of a repository, of one of its environments, or of an organisation, in one of GitHub's stores.</summary>
internal static class SecretPlaces
{
    public static Parameter Environment { get; } = new("environment", ValueType.Text, Required: false, "Name of the repository's environment that holds it.");

    public static Parameter Store { get; } = new("store", ValueType.Text, Required: false, "actions, dependabot, or a repository's codespaces; actions where left out.");

    public static string? Wrong(Place place) => (place.OptionalText("store") ?? SecretScope.Actions, place.IsRepository, place.OptionalText("environment")) switch
    {
        (SecretScope.Actions, true, _) or (SecretScope.Actions, false, null) or ("dependabot", _, null) or ("codespaces", true, null) => null,
        (SecretScope.Actions, false, _) => "environments are a repository's",
        ("dependabot" or "codespaces", _, not null) => "an environment holds secrets of actions only",
        ("codespaces", _, _) => "GitHub does not open the Codespaces secrets of an organisation to Apps; a person has to",
        (var other, _, _) => $"store is actions, dependabot or codespaces, not '{other}'",
    };

    public static SecretScope Of(Place place) => (place.IsRepository, place.OptionalText("environment"), place.OptionalText("store") ?? SecretScope.Actions) switch
    {
        (true, { } environment, _) => new SecretScope.OfEnvironment(place.Repository, environment),
        (true, null, var store) => new SecretScope.OfRepository(place.Repository, store),
        (false, _, var store) => new SecretScope.OfOrganization(place.Owner, store),
    };
}
