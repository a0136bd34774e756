namespace Playbooks.Core.Reach.Packages;

/// <summary>The written form of a package URL, by the Package URL specification.</summary>
public static class PackageUrlText
{
    private const int MostLength = 2048;

    /// <summary>Null, with the reason, for what is no package URL.</summary>
    public static PackageUrl? Read(string text, out string? fault)
    {
        fault = null;
        if (text.Length > MostLength || !text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
        {
            fault = "a package is written pkg:type/namespace/name@version";
            return null;
        }

        var rest = Before(Before(text[4..], '#'), '?').TrimStart('/');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || !IsType(rest[..slash]))
        {
            fault = "the type is missing, as in pkg:npm/name";
            return null;
        }

        return Named(rest[..slash].ToLowerInvariant(), rest[(slash + 1)..].Trim('/'), out fault);
    }

    internal static string Write(PackageUrl package)
    {
        var space = package.Namespace is { } name ? string.Join('/', name.Split('/').Select(Uri.EscapeDataString)) + "/" : "";
        var version = package.Version is { } v ? "@" + Uri.EscapeDataString(v) : "";
        return $"pkg:{package.Type}/{space}{Uri.EscapeDataString(package.Name)}{version}";
    }

    private static PackageUrl? Named(string type, string path, out string? fault)
    {
        var slash = path.LastIndexOf('/');
        var at = path.LastIndexOf('@');

        // A scope may stand unencoded: an @ that opens a part belongs to the name, not to a version.
        var hasVersion = at > slash + 1;
        var version = hasVersion ? Uri.UnescapeDataString(path[(at + 1)..]) : null;
        var parts = (hasVersion ? path[..at] : path).Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var name = parts.Length == 0 ? "" : parts[^1];
        if (name.Length == 0 || version is "" || (type == "maven" && parts.Length < 2))
        {
            fault = type == "maven" ? "a Maven package has a group and a name: pkg:maven/group/artifact@version" : "the name or the version is empty";
            return null;
        }

        fault = null;

        // Some tools encode the slash of a scope too: the full name decides.
        return PackageUrl.Of(type, type == "maven" ? $"{string.Join('.', parts[..^1])}:{name}" : string.Join('/', parts), version);
    }

    private static bool IsType(string type) => type.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+') && !char.IsAsciiDigit(type[0]);

    private static string Before(string text, char mark) => text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;
}
