using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Packages;

/// <summary>What a dependency graph saw come between two commits of a repository: unlike the graph of today it has a time.</summary>
/// <param name="From">SHA of a commit of before the windows.</param>
/// <param name="To">SHA of the commit that ran.</param>
/// <param name="Added">A version may be a range, or absent.</param>
public sealed record GraphChange(string From, string To, ImmutableArray<PackageUrl> Added)
{
    private const int Shown = 12;

    /// <summary>The entries that came for the package, whatever their version.</summary>
    public ImmutableArray<PackageUrl> Find(PackageUrl package)
    {
        var key = package.Key;
        return [.. Added.Where(p => p.Key == key)];
    }

    public override string ToString() => $"between {Short(From)} and {Short(To)}, the commit that ran";

    private static string Short(string sha) => sha[..Math.Min(sha.Length, Shown)];
}
