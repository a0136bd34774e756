namespace Playbooks.Core.Reach.Packages;

/// <summary>The names by which OSV calls what package URLs call a type (ossf.github.io/osv-schema, "affected[].package").</summary>
public static class Ecosystems
{
    public static string OfType(string type) => type switch
    {
        "pypi" => "PyPI",
        "gem" => "RubyGems",
        "golang" => "Go",
        "cargo" => "crates.io",
        "nuget" => "NuGet",
        "maven" => "Maven",
        "composer" => "Packagist",
        _ => type,
    };
}
