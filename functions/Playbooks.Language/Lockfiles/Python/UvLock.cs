using Playbooks.Language.Lockfiles.Toml;

namespace Playbooks.Language.Lockfiles.Python;

/// <summary><c>uv.lock</c>, version 1 (docs.astral.sh/uv). The project's own packages, virtual or editable, are none of a registry.</summary>
internal static class UvLock
{
    internal static string Read(IReadOnlyList<TomlTable> tables, LockfileFindings findings)
    {
        if (tables[0]["version"] is not "1")
        {
            findings.Doubt("the lock version is missing or not known");
        }

        foreach (var table in tables.Where(t => t.Header == "package" && !IsOwn(t["source"])))
        {
            findings.Add("pypi", table["name"] ?? "", table["version"], TomlHashes.In(table["sdist"], table["wheels"]), table.Line);
        }

        return "uv";
    }

    private static bool IsOwn(string? source) =>
        source is not null && (source.Contains("virtual =", StringComparison.Ordinal) || source.Contains("editable =", StringComparison.Ordinal));
}
