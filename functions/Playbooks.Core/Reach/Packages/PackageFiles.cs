namespace Playbooks.Core.Reach.Packages;

/// <summary>Which files of a repository fix packages of a registry, and which only ask for them.</summary>
public static class PackageFiles
{
    private static readonly Dictionary<string, (string[] Locks, string[] Manifests)> Names = new(StringComparer.Ordinal)
    {
        ["npm"] = (["package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb"], ["package.json"]),
        ["pypi"] = (["poetry.lock", "uv.lock", "pipfile.lock", "pdm.lock"], ["pyproject.toml", "setup.py", "setup.cfg", "pipfile", "environment.yml", "requirements.in"]),
        ["nuget"] = (["packages.lock.json"], [".csproj", ".fsproj", ".vbproj", "packages.config", "directory.packages.props"]),
        ["golang"] = (["go.sum", "go.mod"], []),
        ["cargo"] = (["cargo.lock"], ["cargo.toml"]),
        ["gem"] = (["gemfile.lock", "gems.locked"], ["gemfile", "gems.rb", ".gemspec"]),
        ["maven"] = (["gradle.lockfile", "pom.xml"], ["build.gradle", "build.gradle.kts"]),
        ["composer"] = (["composer.lock"], ["composer.json"]),
    };

    /// <summary>It tells the version that an installer takes.</summary>
    public static bool IsLock(string type, string path) => Is(path, Of(type).Locks) || (type == "pypi" && IsRequirements(path));

    /// <summary>It asks for packages and leaves the version to the installer.</summary>
    public static bool IsManifest(string type, string path) => Is(path, Of(type).Manifests);

    private static (string[] Locks, string[] Manifests) Of(string type) => Names.GetValueOrDefault(type, ([], []));

    private static bool Is(string path, string[] ends)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return !IsVendored(path) && ends.Any(end => end[0] == '.' ? name.EndsWith(end, StringComparison.Ordinal) : name == end);
    }

    private static bool IsRequirements(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return !IsVendored(path) && name.EndsWith(".txt", StringComparison.Ordinal)
            && (name.Contains("requirements", StringComparison.Ordinal) || name.Contains("constraints", StringComparison.Ordinal) || path.Contains("requirements/", StringComparison.Ordinal));
    }

    private static bool IsVendored(string path) => path.Contains("node_modules/", StringComparison.Ordinal) || path.Contains("site-packages/", StringComparison.Ordinal);
}
