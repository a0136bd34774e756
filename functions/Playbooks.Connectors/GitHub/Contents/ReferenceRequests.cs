using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Contents;

/// <summary>Permission: contents:write; for a ref that changes workflows, workflows:write too. A reference is written without <c>refs/</c>.</summary>
internal static class ReferenceRequests
{
    /// <summary>422 where the ref is there already, or the commit is not.</summary>
    public static Task<Answer<GitReference>> CreateReferenceAsync(this GitHubApi api, RepositoryName repository, string reference, string sha, CancellationToken token) =>
        api.CreateAsync<GitReference>("github.create-ref", GitHubPath.Of($"/repos/{repository}/git/refs"), new JsonObject { ["ref"] = $"refs/{reference}", ["sha"] = sha }, false, token);

    /// <summary>Also where it is no fast forward.</summary>
    public static async Task<Answer<GitReference>> MoveReferenceAsync(this GitHubApi api, RepositoryName repository, string reference, string sha, CancellationToken token)
    {
        var path = GitHubPath.Of($"/repos/{repository}/git/refs/{new FilePath(reference)}");
        return (await api.ChangeAsync("github.move-ref", HttpMethod.Patch, path, new JsonObject { ["sha"] = sha, ["force"] = true }, token))
            .Then<GitReference>(_ => new GitReference($"refs/{reference}", new GitObject("commit", sha)));
    }

    /// <summary>422 where it is not there.</summary>
    public static Task<Answer<Done>> DeleteReferenceAsync(this GitHubApi api, RepositoryName repository, string reference, CancellationToken token) =>
        api.ChangeAsync("github.delete-ref", HttpMethod.Delete, GitHubPath.Of($"/repos/{repository}/git/refs/{new FilePath(reference)}"), null, token);
}
