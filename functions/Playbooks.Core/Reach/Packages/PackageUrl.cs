namespace Playbooks.Core.Reach.Packages;

/// <summary>
/// A package of a registry, written <c>pkg:type/namespace/name@version</c> (Package URL specification); qualifiers and subpath are not kept.
/// Two are the same package where <see cref="Key"/> is equal, whatever way they were written.
/// </summary>
/// <param name="Type">Lower case: <c>npm</c>, <c>pypi</c>, <c>nuget</c>, <c>golang</c>, <c>maven</c>, <c>gem</c>, <c>cargo</c>, <c>composer</c> or another.</param>
/// <param name="Namespace">An npm scope with its <c>@</c>, a Maven group, a vendor, the start of a Go module path; null where the type has none.</param>
/// <param name="Version">Null where any version is meant.</param>
public sealed record PackageUrl(string Type, string? Namespace, string Name, string? Version)
{
    /// <summary>The type and the normalised full name: equal for equal packages.</summary>
    public string Key => $"{Type}:{PackageNames.Normalise(Type, Namespace is null ? Name : $"{Namespace}/{Name}")}";

    /// <summary>As its ecosystem writes it: <c>@scope/name</c>, <c>group:artifact</c>, a module path.</summary>
    public string FullName => Namespace is null ? Name : Type == "maven" ? $"{Namespace}:{Name}" : $"{Namespace}/{Name}";

    /// <summary>A package by the name its ecosystem writes: <c>@scope/name</c>, <c>group:artifact</c>, a module path.</summary>
    public static PackageUrl Of(string type, string fullName, string? version = null)
    {
        var split = type == "maven" ? fullName.IndexOf(':', StringComparison.Ordinal) : fullName.LastIndexOf('/');
        return split > 0 && split < fullName.Length - 1
            ? new(type, fullName[..split], fullName[(split + 1)..], version)
            : new(type, null, fullName, version);
    }

    public override string ToString() => PackageUrlText.Write(this);
}
