using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Runners;

/// <summary>Permission: administration:read for a repository, organization_self_hosted_runners:read for an organisation.</summary>
internal static class RunnerRequests
{
    public static Task<Answer<ImmutableArray<Runner>>> ListRunnersAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<Page, Runner>("github.list-runners", GitHubPath.Of($"/repos/{repository}/actions/runners?per_page=100"), p => p.Runners, token);

    public static Task<Answer<ImmutableArray<Runner>>> ListRunnersAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<Page, Runner>("github.list-runners", GitHubPath.Of($"/orgs/{organization}/actions/runners?per_page=100"), p => p.Runners, token);

    private sealed record Page(ImmutableArray<Runner> Runners);
}
