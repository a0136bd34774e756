using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Pulls;

/// <summary>Permission: pull_requests:read, or write.</summary>
internal static class PullRequestRequests
{
    /// <summary>Those from that branch of the repository itself, newest first.</summary>
    /// <param name="state">open, closed or all.</param>
    public static Task<Answer<ImmutableArray<PullRequest>>> ListPullsAsync(this GitHubApi api, RepositoryName repository, string branch, string state, CancellationToken token) =>
        api.ListAsync<ImmutableArray<PullRequest>, PullRequest>(
            "github.list-pulls", GitHubPath.Of($"/repos/{repository}/pulls?head={$"{repository.Owner}:{branch}"}&state={state}&per_page=100"), page => page, token);

    public static Task<Answer<PullRequest>> GetPullAsync(this GitHubApi api, RepositoryName repository, long number, CancellationToken token) =>
        api.ReadAsync<PullRequest>("github.get-pull", GitHubPath.Of($"/repos/{repository}/pulls/{number}"), token);

    /// <summary>422 where there is one from that branch already. Never repeated by itself.</summary>
    public static Task<Answer<PullRequest>> CreatePullAsync(this GitHubApi api, RepositoryName repository, string title, string body, string branch, string into, CancellationToken token) =>
        api.CreateAsync<PullRequest>(
            "github.create-pull", GitHubPath.Of($"/repos/{repository}/pulls"),
            new JsonObject { ["title"] = title, ["body"] = body, ["head"] = branch, ["base"] = into, ["maintainer_can_modify"] = false }, false, token);

    public static Task<Answer<Done>> ClosePullAsync(this GitHubApi api, RepositoryName repository, long number, CancellationToken token) =>
        api.ChangeAsync("github.close-pull", HttpMethod.Patch, GitHubPath.Of($"/repos/{repository}/pulls/{number}"), new JsonObject { ["state"] = "closed" }, token);
}
