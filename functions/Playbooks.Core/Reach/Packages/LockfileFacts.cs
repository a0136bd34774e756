using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Packages;

/// <summary>What one lockfile, bill of materials or list of installed packages says.</summary>
/// <param name="Format">For example <c>npm-v3</c>, <c>yarn-v1</c>, <c>go.sum</c>; <c>unknown</c> where the file is none of those.</param>
public sealed record LockfileFacts(string Format, ImmutableArray<LockedPackage> Packages, ImmutableArray<LockfileDoubt> Doubts)
{
    /// <summary>The versions of the package that are fixed here; with a version in <paramref name="package"/> only that one.</summary>
    public PackageAnswer Find(PackageUrl package)
    {
        var key = package.Key;
        return new(
            [.. Packages.Where(p => p.Package.Key == key && (package.Version is null || PackageVersions.Same(package.Type, p.Version, package.Version)))],
            [.. Doubts.Where(d => d.Package is null || d.Package.Key == key)]);
    }
}
