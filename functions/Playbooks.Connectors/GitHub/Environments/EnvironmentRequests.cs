using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Environments;

/// <summary>Permission: actions:read.</summary>
internal static class EnvironmentRequests
{
    public static Task<Answer<ImmutableArray<DeploymentEnvironment>>> ListEnvironmentsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<Page, DeploymentEnvironment>("github.list-environments", GitHubPath.Of($"/repos/{repository}/environments?per_page=100"), p => [.. p.Environments ?? []], token);

    private sealed record Page(int TotalCount = 0, IReadOnlyList<DeploymentEnvironment>? Environments = null);
}
