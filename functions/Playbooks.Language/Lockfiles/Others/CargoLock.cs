using Playbooks.Language.Lockfiles.Toml;

namespace Playbooks.Language.Lockfiles.Others;

/// <summary><c>Cargo.lock</c>, versions 1 to 4; the first wrote no version and its checksums into <c>[metadata]</c>.</summary>
internal static class CargoLock
{
    internal static string Read(IReadOnlyList<TomlTable> tables, LockfileFindings findings)
    {
        if (tables[0]["version"] is { } version and not ("1" or "2" or "3" or "4"))
        {
            findings.Doubt($"the lock version {LockfileFindings.Short(version)} is not known");
        }

        var sums = tables.LastOrDefault(t => t.Header == "metadata")?.Values;
        var packages = tables.Where(t => t.Header is "package" or "root").ToList();
        if (packages.Count == 0)
        {
            findings.Doubt("no package is named: the file may be cut off");
        }

        foreach (var table in packages)
        {
            var sum = table["checksum"] ?? sums?.GetValueOrDefault($"checksum {table["name"]} {table["version"]} ({table["source"]})");
            findings.Add("cargo", table["name"] ?? "", table["version"], sum, table.Line);
        }

        return "cargo";
    }
}
