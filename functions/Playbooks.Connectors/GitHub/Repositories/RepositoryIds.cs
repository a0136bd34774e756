using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Repositories;

/// <summary>GitHub lists selected repositories by id; playbooks name them.</summary>
internal static class RepositoryIds
{
    public static JsonObject Body(IEnumerable<long> ids) => new() { ["selected_repository_ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) };

    /// <summary>The ids of the repositories named <c>owner/name</c>; a failure where the App sees no such one.</summary>
    public static async Task<Answer<ImmutableArray<long>>> OfAsync(GitHubApi api, IReadOnlyCollection<string> names, CancellationToken token)
    {
        if (names.Count == 0)
        {
            return ImmutableArray<long>.Empty;
        }

        if (!(await api.ListRepositoriesAsync(token)).Is(out var seen, out var failure))
        {
            return failure;
        }

        var found = seen.Where(r => names.Contains(r.FullName, StringComparer.OrdinalIgnoreCase)).ToList();
        var missing = names.Where(n => !found.Exists(r => r.FullName.Equals(n, StringComparison.OrdinalIgnoreCase))).ToList();
        return missing.Count == 0
            ? found.Select(r => r.Id).Order().ToImmutableArray()
            : new ProviderFailure(FailureKind.AbsentOrNotPermitted, "github.list-repositories", $"{string.Join(", ", missing)}: absent, or the App may not see it");
    }

    public static ImmutableArray<string> Names(IEnumerable<Repository> repositories) => [.. repositories.Select(r => r.FullName).Order(StringComparer.OrdinalIgnoreCase)];
}
