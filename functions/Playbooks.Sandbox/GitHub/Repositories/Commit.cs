namespace Playbooks.Sandbox.GitHub.Repositories;

/// <summary>One commit with the whole tree at it: path to text.</summary>
internal sealed record Commit(string Name, string Sha, DateTimeOffset At, string Author, string Message, SortedDictionary<string, string> Files)
{
    /// <summary>Package URLs that its manifests ask for; null for those of the repository.</summary>
    public IReadOnlyList<string>? Packages { get; init; }

    /// <summary>Stands for the tree object of this commit.</summary>
    public string TreeSha => Blob.Sha(Sha);
}
