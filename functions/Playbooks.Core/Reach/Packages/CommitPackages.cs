using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Packages;

/// <summary>What a commit of a repository says about its packages of one registry.</summary>
/// <param name="Manifests">Paths of the files that ask for packages.</param>
/// <param name="Unread">What could not be read, with the reason.</param>
public sealed record CommitPackages(ImmutableArray<CommitLockfile> Lockfiles, ImmutableArray<string> Manifests, ImmutableArray<string> Unread)
{
    /// <summary>Null where it was not asked for.</summary>
    public DependencyGraph? Graph { get; init; }

    /// <summary>What came since before the windows; null where it was not asked for, or not told.</summary>
    public GraphChange? Change { get; init; }

    /// <summary>The commit alone leaves open which versions were installed.</summary>
    public bool IsIncomplete => !Unread.IsEmpty || Lockfiles.Any(l => !l.Facts.Doubts.IsEmpty) || (Lockfiles.IsEmpty && !Manifests.IsEmpty);
}
