using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Contents;

/// <param name="Truncated">True where GitHub left entries out; then what is absent here may still be in the repository.</param>
internal sealed record Tree(string Sha, bool Truncated, ImmutableArray<TreeEntry> Entries);
