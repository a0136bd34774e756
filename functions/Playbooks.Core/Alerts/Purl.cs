namespace Playbooks.Core.Alerts;

/// <summary>Package URLs of what ecosystems call their packages (https://github.com/package-url/purl-spec).</summary>
internal static class Purl
{
    /// <summary>Null where there is no name.</summary>
    public static string? Of(string? ecosystem, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var (type, path) = (TypeOf(ecosystem ?? ""), name.Trim());
        var parts = (type == "maven" ? path.Replace(':', '/') : type == "github" ? string.Join('/', path.Split('/').Take(2)) : path).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var written = string.Join('/', parts.Select(part => Uri.EscapeDataString(type is "pypi" or "github" or "npm" ? part.ToLowerInvariant() : part)));
        return written.Length == 0 ? null : $"pkg:{type}/{(type == "pypi" ? written.Replace('_', '-') : written)}";
    }

    /// <summary>The URL without version, qualifiers and subpath.</summary>
    public static string WithoutVersion(string purl)
    {
        var bare = purl.Split('?', '#')[0];
        var at = bare.LastIndexOf('@');
        return at > 0 ? bare[..at] : bare;
    }

    public static string? VersionOf(string purl)
    {
        var bare = purl.Split('?', '#')[0];
        var at = bare.LastIndexOf('@');
        return at > 0 ? Uri.UnescapeDataString(bare[(at + 1)..]) : null;
    }

    private static string TypeOf(string ecosystem) => ecosystem.Trim().ToLowerInvariant() switch
    {
        "pip" or "pypi" or "python" => "pypi",
        "rubygems" or "gem" => "gem",
        "go" or "gomod" or "golang" => "golang",
        "rust" or "crates.io" or "cargo" => "cargo",
        "actions" or "github-actions" or "github actions" => "github",
        "erlang" or "hex" => "hex",
        "npm" or "maven" or "nuget" or "composer" or "pub" or "swift" => ecosystem.Trim().ToLowerInvariant(),
        _ => "generic",
    };
}
