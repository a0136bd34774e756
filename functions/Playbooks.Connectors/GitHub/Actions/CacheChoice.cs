using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Caches;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which caches a call means: all that fit each condition that it names.</summary>
internal static class CacheChoice
{
    public static ImmutableArray<Parameter> Inputs { get; } =
    [
        GitHubTerms.Repository,
        new("key", ValueType.Text, Required: false, "What the key begins with."),
        new("ref", ValueType.Text, Required: false, "The full ref that made it: refs/heads/main, refs/pull/7/merge."),
        new("since", ValueType.Text, Required: false, "Made at or after this time, RFC 3339."),
    ];

    public static string? Wrong(Place place) =>
        place.OptionalText("since") is { } since && GitHubTerms.TimeOf(since) is null ? $"since is a time as RFC 3339 text, not '{since}'" : null;

    public static async Task<Answer<ImmutableArray<ActionsCache>>> FindAsync(Place place, CancellationToken token)
    {
        var (key, reference, since) = (place.OptionalText("key"), place.OptionalText("ref"), GitHubTerms.TimeOf(place.OptionalText("since")));
        return (await place.Api.ListCachesAsync(place.Repository, token)).Is(out var caches, out var failure)
            ? caches.Where(c => (key is null || c.Key.StartsWith(key, StringComparison.Ordinal)) && (reference is null || c.Ref == reference) && (since is null || c.CreatedAt >= since)).ToImmutableArray()
            : failure;
    }
}
