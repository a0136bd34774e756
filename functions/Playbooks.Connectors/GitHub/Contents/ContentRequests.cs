using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Core.Reach.Packages;

namespace Playbooks.Connectors.GitHub.Contents;

/// <summary>Permission: contents:read.</summary>
internal static class ContentRequests
{
    private const int LargestBill = 64 * 1024 * 1024;
    private const int LargestText = 5 * 1024 * 1024;

    /// <summary>The text of a file at a ref, at most 5 MiB. A directory, a submodule and a larger file are failures that say so.</summary>
    public static async Task<Answer<string>> ReadFileAsync(this GitHubApi api, RepositoryName repository, string path, string reference, CancellationToken token)
    {
        const string Operation = "github.read-file";
        var answer = await api.SendAsync(Operation, GitHubPath.Of($"/repos/{repository}/contents/{new FilePath(path)}?ref={reference}"), r => r, token);
        var read = answer.Then(reply => reply.Json(Operation).Then(json => json.ValueKind == JsonValueKind.Array
            ? new ProviderFailure(FailureKind.Malformed, Operation, "the path is a directory")
            : reply.Json<RepositoryFile>(Operation, ReplyJson.SnakeCase)));
        return !read.Is(out var file, out var failure) ? failure
            : file is { Type: "file", Encoding: "none", Size: > 0 } ? await ReadLargeAsync(api, repository, path, reference, file.Size, token)
            : Text(Operation, file);
    }

    /// <summary>Puts a file's text on a branch, as a commit of its own. Permission: contents:write; for a workflow, workflows:write too.</summary>
    /// <param name="before">The text that the branch has there now; where it has another by then, GitHub answers 409.</param>
    public static Task<Answer<Done>> WriteFileAsync(
        this GitHubApi api, RepositoryName repository, string path, string branch, string before, string text, string message, CancellationToken token) =>
        api.ChangeAsync("github.write-file", HttpMethod.Put, GitHubPath.Of($"/repos/{repository}/contents/{new FilePath(path)}"), new JsonObject
        {
            ["message"] = message,
            ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            ["sha"] = GitBlob.Sha(before),
            ["branch"] = branch,
        }, token);

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

    /// <summary>
    /// What GitHub's dependency graph holds for the default branch as it is now, whatever the commit that is looked at; SPDX 2.3. Absent where the graph
    /// is off. A package whose version GitHub does not know, or only as a range, comes with it as GitHub writes it.
    /// </summary>
    public static async Task<Answer<ImmutableArray<PackageUrl>>> ReadBillOfMaterialsAsync(this GitHubApi api, RepositoryName repository, CancellationToken token)
    {
        var answer = await api.ReadAsync<GraphExport>("github.read-sbom", GitHubPath.Of($"/repos/{repository}/dependency-graph/sbom"), LargestBill, token);
        return answer.Then<ImmutableArray<PackageUrl>>(export => export.Sbom.Packages.Select(Package).OfType<PackageUrl>().ToImmutableArray());
    }

    /// <summary>How the packages that the manifests ask for changed between two commits. Absent where the graph is off, or a commit is not there.</summary>
    public static async Task<Answer<GraphChange>> CompareDependenciesAsync(this GitHubApi api, RepositoryName repository, string from, string to, CancellationToken token)
    {
        var answer = await api.ListAsync<ImmutableArray<GraphDifference>, GraphDifference>(
            "github.compare-dependencies", GitHubPath.Of($"/repos/{repository}/dependency-graph/compare/{from}...{to}"), page => page, token);
        return answer.Then<GraphChange>(changes => new GraphChange(from, to, [.. changes.Where(c => c.ChangeType == "added").Select(Package).OfType<PackageUrl>()]));
    }

    private static PackageUrl? Package(GraphDifference change) => PackageUrlText.Read(change.PackageUrl ?? "", out _) is { } named
        ? named with { Version = named.Version ?? (change.Version is { Length: > 0 } version ? version : null) }
        : null;

    /// <summary>Null for the repository itself and what has no package URL.</summary>
    private static PackageUrl? Package(GraphPackage package) =>
        (package.ExternalRefs.IsDefault ? [] : package.ExternalRefs).Where(r => r.ReferenceType == "purl").Select(r => PackageUrlText.Read(r.ReferenceLocator, out _)).FirstOrDefault(p => p is not null) is { } named
            ? named with { Version = named.Version ?? (package.VersionInfo is { Length: > 0 } version ? version : null) }
            : null;

    /// <summary>GitHub gives files above one megabyte only as they are.</summary>
    private static async Task<Answer<string>> ReadLargeAsync(GitHubApi api, RepositoryName repository, string path, string reference, long size, CancellationToken token) =>
        size > LargestText ? new ProviderFailure(FailureKind.TooLarge, "github.read-file", $"the file has {size} bytes; more than {LargestText} are not read")
        : (await api.ReadBytesAsync(repository, path, reference, LargestText, token)).Then<string>(bytes => Encoding.UTF8.GetString(bytes.Span));

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

    private sealed record GraphDifference(string ChangeType, string? Version = null, string? PackageUrl = null);

    private sealed record GraphExport(GraphBill Sbom);

    private sealed record GraphBill(ImmutableArray<GraphPackage> Packages);

    private sealed record GraphPackage(
        [property: JsonPropertyName("versionInfo")] string? VersionInfo = null, [property: JsonPropertyName("externalRefs")] ImmutableArray<GraphReference> ExternalRefs = default);

    private sealed record GraphReference([property: JsonPropertyName("referenceType")] string ReferenceType, [property: JsonPropertyName("referenceLocator")] string ReferenceLocator);

    private sealed record WholeTree(string Sha, bool Truncated, ImmutableArray<TreeEntry> Tree);
}
