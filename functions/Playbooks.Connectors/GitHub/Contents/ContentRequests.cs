using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Contents;

/// <summary>Permission: contents:read.</summary>
internal static class ContentRequests
{
    /// <summary>The text of a file at a ref. A directory, a submodule and a file above one megabyte are failures that say so.</summary>
    public static async Task<Answer<string>> ReadFileAsync(this GitHubApi api, RepositoryName repository, string path, string reference, CancellationToken token)
    {
        const string Operation = "github.read-file";
        var answer = await api.SendAsync(Operation, GitHubPath.Of($"/repos/{repository}/contents/{new FilePath(path)}?ref={reference}"), r => r, token);
        return answer.Then(reply => reply.Json(Operation).Then(json => json.ValueKind == JsonValueKind.Array
            ? new ProviderFailure(FailureKind.Malformed, Operation, "the path is a directory")
            : reply.Json<RepositoryFile>(Operation, ReplyJson.SnakeCase).Then(file => Text(Operation, file))));
    }

    public static async Task<Answer<Tree>> ReadTreeAsync(this GitHubApi api, RepositoryName repository, string sha, CancellationToken token)
    {
        var answer = await api.ReadAsync<WholeTree>("github.read-tree", GitHubPath.Of($"/repos/{repository}/git/trees/{sha}?recursive=1"), token);
        return answer.Then<Tree>(tree => new Tree(tree.Sha, tree.Truncated, tree.Tree));
    }

    /// <summary>The bytes of a file at a commit. Raw, for GitHub gives files above one megabyte in no other form, and none above 100.</summary>
    public static async Task<Answer<ReadOnlyMemory<byte>>> ReadBytesAsync(this GitHubApi api, RepositoryName repository, string path, string sha, int largest, CancellationToken token)
    {
        var place = GitHubPath.Of($"/repos/{repository}/contents/{new FilePath(path)}?ref={sha}");
        var answer = await api.SendAsync("github.read-file", place, r => r with { Headers = [new("Accept", "application/vnd.github.raw+json")], LargestAnswer = largest }, token);
        return answer.Then<ReadOnlyMemory<byte>>(reply => reply.Body);
    }

    /// <param name="reference">Without <c>refs/</c>: <c>heads/main</c>, <c>tags/v1</c>.</param>
    public static Task<Answer<GitReference>> ReadReferenceAsync(this GitHubApi api, RepositoryName repository, string reference, CancellationToken token) =>
        api.ReadAsync<GitReference>("github.read-ref", GitHubPath.Of($"/repos/{repository}/git/ref/{new FilePath(reference)}"), token);

    /// <summary>The dependency graph as SPDX 2.3; absent where the graph is off.</summary>
    public static async Task<Answer<JsonElement>> ReadBillOfMaterialsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token)
    {
        const string Operation = "github.read-sbom";
        var answer = await api.SendAsync(Operation, GitHubPath.Of($"/repos/{repository}/dependency-graph/sbom"), r => r with { LargestAnswer = 64 * 1024 * 1024 }, token);
        return answer.Then(reply => reply.Json(Operation));
    }

    private static Answer<string> Text(string operation, RepositoryFile file)
    {
        if (file is not { Type: "file", Encoding: "base64" })
        {
            return new ProviderFailure(FailureKind.Malformed, operation, $"the path is a {file.Type} without content ({file.Size} bytes)");
        }

        var bytes = new byte[file.Content.Length];
        return Convert.TryFromBase64String(file.Content, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : new ProviderFailure(FailureKind.Malformed, operation, "the content of the file is no base64");
    }

    private sealed record WholeTree(string Sha, bool Truncated, ImmutableArray<TreeEntry> Tree);
}
