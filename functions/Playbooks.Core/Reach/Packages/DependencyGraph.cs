using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Packages;

/// <summary>
/// What the host of a repository knows of its packages: of the default branch as it is now, not of the commit that ran. It can make a version probable;
/// it rules nothing out.
/// </summary>
/// <param name="Packages">A version may be a range, or absent.</param>
/// <param name="Unread">Why it could not be had; null where it was.</param>
public sealed record DependencyGraph(ImmutableArray<PackageUrl> Packages, string? Unread)
{
    /// <summary>The entries for the package, whatever their version.</summary>
    public ImmutableArray<PackageUrl> Find(PackageUrl package)
    {
        var key = package.Key;
        return [.. Packages.Where(p => p.Key == key)];
    }
}
