using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Runners;

/// <summary>Permission: administration for a repository, organization_self_hosted_runners for an organisation.</summary>
internal static class RunnerRequests
{
    public static Task<Answer<ImmutableArray<Runner>>> ListRunnersAsync(this GitHubApi api, RepositoryName repository, CancellationToken token) =>
        api.ListAsync<Page, Runner>("github.list-runners", GitHubPath.Of($"/repos/{repository}/actions/runners?per_page=100"), p => p.Runners, token);

    public static Task<Answer<ImmutableArray<Runner>>> ListRunnersAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<Page, Runner>("github.list-runners", GitHubPath.Of($"/orgs/{organization}/actions/runners?per_page=100"), p => p.Runners, token);

    /// <summary>422 while it runs a job.</summary>
    public static Task<Answer<Done>> RemoveRunnerAsync(this GitHubApi api, RepositoryName repository, long runner, CancellationToken token) =>
        api.ChangeAsync("github.remove-runner", HttpMethod.Delete, GitHubPath.Of($"/repos/{repository}/actions/runners/{runner}"), null, token);

    public static Task<Answer<Done>> RemoveRunnerAsync(this GitHubApi api, string organization, long runner, CancellationToken token) =>
        api.ChangeAsync("github.remove-runner", HttpMethod.Delete, GitHubPath.Of($"/orgs/{organization}/actions/runners/{runner}"), null, token);

    public static Task<Answer<ImmutableArray<RunnerGroup>>> ListRunnerGroupsAsync(this GitHubApi api, string organization, CancellationToken token) =>
        api.ListAsync<GroupPage, RunnerGroup>("github.list-runner-groups", GitHubPath.Of($"/orgs/{organization}/actions/runner-groups?per_page=100"), p => p.RunnerGroups, token);

    public static Task<Answer<ImmutableArray<Repository>>> ListRunnerGroupRepositoriesAsync(this GitHubApi api, string organization, long group, CancellationToken token) =>
        api.ListAsync<RepositoryPage, Repository>(
            "github.list-runner-group-repositories", GitHubPath.Of($"/orgs/{organization}/actions/runner-groups/{group}/repositories?per_page=100"), p => p.Repositories, token);

    public static Task<Answer<Done>> UpdateRunnerGroupAsync(this GitHubApi api, string organization, RunnerGroup wanted, CancellationToken token) =>
        api.ChangeAsync("github.update-runner-group", HttpMethod.Patch, GitHubPath.Of($"/orgs/{organization}/actions/runner-groups/{wanted.Id}"), new JsonObject
        {
            ["name"] = wanted.Name,
            ["visibility"] = wanted.Visibility,
            ["allows_public_repositories"] = wanted.AllowsPublicRepositories,
        }, token);

    public static Task<Answer<Done>> SetRunnerGroupRepositoriesAsync(this GitHubApi api, string organization, long group, IEnumerable<long> ids, CancellationToken token) =>
        api.ChangeAsync(
            "github.set-runner-group-repositories", HttpMethod.Put, GitHubPath.Of($"/orgs/{organization}/actions/runner-groups/{group}/repositories"), RepositoryIds.Body(ids), token);

    private sealed record Page(ImmutableArray<Runner> Runners);

    private sealed record GroupPage(ImmutableArray<RunnerGroup> RunnerGroups);

    private sealed record RepositoryPage(ImmutableArray<Repository> Repositories);
}
