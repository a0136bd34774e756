using System.Collections.Immutable;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Rotations;

/// <summary>
/// The places of a credential as the rotating actions take them: what lies in one store or scope goes together, so that id and secret are
/// written side by side; a second copy in the same scope is a place of its own.
/// </summary>
internal static class PlaceShapes
{
    public static ImmutableArray<Value> Of(RegisteredCredential credential) =>
    [
        .. credential.Places.GroupBy(p => Group(p.Place), StringComparer.OrdinalIgnoreCase).SelectMany(group =>
            group.Where(p => p.IsSecret).Select((secret, n) => Shape(secret.Place, NameOf(group.Where(p => !p.IsSecret).ElementAtOrDefault(n)), NameOf(secret)))),
    ];

    /// <summary>Copies of an id that no secret lies beside: nothing writes them.</summary>
    public static IEnumerable<SecretPlace> IdsAlone(RegisteredCredential credential) =>
        from place in credential.Places
        where place.Field == "id"
        group place by Group(place.Place).ToUpperInvariant() into scope
        where !credential.Places.Any(p => p.IsSecret && Group(p.Place).Equals(scope.Key, StringComparison.OrdinalIgnoreCase))
        from alone in scope
        select alone.Place;

    private static string Group(SecretPlace place) =>
        place.Kind == SecretPlace.AwsSecret ? place.Store : $"{place.Kind}:{place.Scope}:{place.Inner}";

    private static string? NameOf(RegisteredPlace? place) => place is null ? null : place.Place.Kind == SecretPlace.AwsSecret ? place.Place.Member : place.Place.Name;

    private static Value Shape(SecretPlace place, string? id, string? secret)
    {
        var names = id is null ? Value.MapOf(("secret", Value.Of(secret))) : Value.MapOf(("id", Value.Of(id)), ("secret", Value.Of(secret)));
        return place.Kind switch
        {
            SecretPlace.Repository => GitHub("repository", place, names),
            SecretPlace.Organization => GitHub("organisation", place, names),
            SecretPlace.Environment => Value.MapOf(
                ("kind", Value.Of("github-actions-secret")), ("repository", Value.Of(place.Scope)), ("environment", Value.Of(place.Inner)), ("names", names)),
            SecretPlace.AwsParameter => Value.MapOf(("kind", Value.Of("aws-parameter")), ("account", Value.Of(place.Scope)), ("names", names)),
            _ => Value.MapOf(("kind", Value.Of("aws-secret")), ("account", Value.Of(place.Scope)), ("secretId", Value.Of(place.Name)), ("keys", names)),
        };
    }

    private static Value GitHub(string scope, SecretPlace place, Value names) =>
        Value.MapOf(("kind", Value.Of("github-actions-secret")), (scope, Value.Of(place.Scope)), ("names", names));
}
