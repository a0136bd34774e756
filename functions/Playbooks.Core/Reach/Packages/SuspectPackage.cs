using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Packages;

/// <summary>A hostile package.</summary>
/// <param name="Versions">That are hostile; none means all.</param>
/// <param name="Hashes">Of the hostile files, as a subresource hash or <c>sha256:HEX</c>; may be empty.</param>
public sealed record SuspectPackage(PackageUrl Package, ImmutableArray<string> Versions, ImmutableArray<string> Hashes)
{
    /// <summary>The text may name a version, which then counts with those of <paramref name="versions"/>.</summary>
    /// <returns>Null, with the reason, where the text is no package URL.</returns>
    public static SuspectPackage? Read(string text, IEnumerable<string> versions, IEnumerable<string> hashes, out string? fault) =>
        PackageUrlText.Read(text, out fault) is { } package
            ? new(package with { Version = null }, [.. versions.Concat(package.Version is { } own ? [own] : []).Distinct(StringComparer.Ordinal)], [.. hashes])
            : null;

    public bool IsHostile(string version) => Versions.IsEmpty || Versions.Any(v => PackageVersions.Same(Package.Type, v, version));

    public override string ToString() => Package.ToString();
}
