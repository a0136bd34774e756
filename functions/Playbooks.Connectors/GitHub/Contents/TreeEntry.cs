namespace Playbooks.Connectors.GitHub.Contents;

/// <param name="Type">blob, tree or commit (a submodule).</param>
internal sealed record TreeEntry(string Path, string Type, string Sha, long? Size = null);
