using Playbooks.Core.Reach.Inventories;
using Playbooks.Language.Lockfiles;

namespace Playbooks.Language.Inventories;

/// <summary>
/// One row of what osquery's tables of packages hold (osquery.io/schema): <c>name</c> and <c>version</c>, and what says which registry that is from:
/// a column <c>purl</c>, <c>ecosystem</c>, <c>type</c> or <c>table</c>, else the path, else the file's name.
/// </summary>
internal static class OsqueryRow
{
    private static readonly (string Mark, string Type)[] Types =
    [
        ("npm", "npm"), ("node_modules", "npm"), ("python", "pypi"), ("pypi", "pypi"), ("site-packages", "pypi"), ("dist-packages", "pypi"), ("gem", "gem"),
        ("cargo", "cargo"), ("crates", "cargo"), ("maven", "maven"), ("nuget", "nuget"), ("chocolatey", "chocolatey"), ("homebrew", "brew"), ("deb", "deb"), ("apt", "deb"),
        ("rpm", "rpm"), ("apk", "apk"), ("golang", "golang"), ("composer", "composer"), ("vscode", "vscode"), (".vscode", "vscode"),
    ];

    /// <summary>Columns that tell the registry, the surest first.</summary>
    private static readonly string[] Telling = ["ecosystem", "type", "table", "path", "directory"];

    /// <summary>False where the row names no package.</summary>
    internal static bool Add(Func<string, string?> column, string fileName, int line, LockfileFindings findings)
    {
        var (name, version) = (column("name"), column("version"));
        if (column("purl") is { Length: > 0 } purl)
        {
            Component.Add(purl, name, version, Hashes(column), line, findings);
            return true;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return false;
        }

        findings.Add(TypeOf(column, fileName), name, version, Hashes(column), line);
        return true;
    }

    private static string TypeOf(Func<string, string?> column, string fileName) =>
        Telling.Select(column).Append(fileName).Select(Type).FirstOrDefault(t => t is not null) ?? InventoryRules.Unidentified;

    private static string? Type(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : Types.FirstOrDefault(t => text.Contains(t.Mark, StringComparison.OrdinalIgnoreCase)).Type;

    private static string? Hashes(Func<string, string?> column) => column("hash") ?? column("integrity") ?? (column("sha256") is { Length: > 0 } sha ? $"sha256:{sha}" : null);
}
