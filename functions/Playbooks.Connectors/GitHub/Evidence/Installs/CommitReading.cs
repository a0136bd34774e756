using System.Collections.Concurrent;
using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Core.Reach.Packages;

namespace Playbooks.Connectors.GitHub.Evidence.Installs;

/// <summary>
/// The lockfiles of a commit, by its tree. A blob's SHA names its bytes, so a file that many commits share is fetched and read once;
/// the repository's dependency graph where they leave a version open.
/// </summary>
internal sealed class CommitReading(ReadLockfile read, string type)
{
    private const int MostFiles = 200;
    private const int LargestFile = 32 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Lazy<Task<CommitPackages>>> commits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<(LockfileFacts? Facts, string Why)>>> blobs = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<Task<DependencyGraph>>> graphs = new(StringComparer.Ordinal);

    /// <param name="before">A commit of before the windows; null where none is known.</param>
    public Task<CommitPackages> OfAsync(GitHubApi api, RepositoryName repository, string? before, string sha, CancellationToken token) =>
        commits.GetOrAdd($"{repository}@{before}...{sha}", _ => new(() => ReadAsync(api, repository, before, sha, token))).Value;

    private async Task<CommitPackages> ReadAsync(GitHubApi api, RepositoryName repository, string? before, string sha, CancellationToken token)
    {
        var commit = await FilesAsync(api, repository, sha, token);
        if (!commit.IsIncomplete)
        {
            return commit;
        }

        var graph = await graphs.GetOrAdd($"{repository}", _ => new(() => GraphAsync(api, repository, token))).Value;
        return commit with { Graph = graph, Change = before is null || before == sha || graph.Unread is not null ? null : await ChangeAsync(api, repository, before, sha, token) };
    }

    private static async Task<GraphChange?> ChangeAsync(GitHubApi api, RepositoryName repository, string before, string sha, CancellationToken token) =>
        (await api.CompareDependenciesAsync(repository, before, sha, token)).Is(out var change, out _) ? change : null;

    private static async Task<DependencyGraph> GraphAsync(GitHubApi api, RepositoryName repository, CancellationToken token) =>
        (await api.ReadBillOfMaterialsAsync(repository, token)).Is(out var packages, out var failure)
            ? new(packages, null)
            : new([], failure.Kind is FailureKind.AbsentOrNotPermitted or FailureKind.NotPermitted ? "it is off, or the App may not see it" : failure.Detail);

    private async Task<CommitPackages> FilesAsync(GitHubApi api, RepositoryName repository, string sha, CancellationToken token)
    {
        if (!(await api.ReadTreeAsync(repository, sha, token)).Is(out var tree, out var failure))
        {
            return new([], [], [$"the files of {repository}@{sha} could not be listed: {failure.Detail}"]);
        }

        var files = tree.Entries.Where(e => e.Type == "blob").ToList();
        var locks = files.Where(e => PackageFiles.IsLock(type, e.Path)).ToList();
        List<string> unread = tree.Truncated ? [$"GitHub listed only a part of the files of {repository}@{sha}"] : [];
        if (locks.Count > MostFiles)
        {
            unread.Add($"{repository}@{sha} has more than {MostFiles} lockfiles; the rest was not read");
        }

        var lockfiles = ImmutableArray.CreateBuilder<CommitLockfile>();
        foreach (var entry in locks.Take(MostFiles))
        {
            var (facts, why) = await blobs.GetOrAdd($"{repository}/{entry.Sha}/{entry.Path}", _ => new(() => FileAsync(api, repository, sha, entry, token))).Value;
            if (facts is not null)
            {
                lockfiles.Add(new(entry.Path, facts));
            }
            else
            {
                unread.Add($"{entry.Path} of {repository}@{sha} could not be read: {why}");
            }
        }

        return new(lockfiles.ToImmutable(), [.. files.Where(e => PackageFiles.IsManifest(type, e.Path)).Select(e => e.Path)], [.. unread]);
    }

    private async Task<(LockfileFacts? Facts, string Why)> FileAsync(GitHubApi api, RepositoryName repository, string sha, TreeEntry entry, CancellationToken token) =>
        entry.Size > LargestFile ? (null, $"it has {entry.Size} bytes")
        : (await api.ReadBytesAsync(repository, entry.Path, sha, LargestFile, token)).Is(out var bytes, out var failure) ? (read(entry.Path, bytes), "")
        : (null, failure.Detail);
}
