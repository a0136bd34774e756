using Playbooks.Language.Lockfiles.Toml;

namespace Playbooks.Language.Lockfiles.Python;

/// <summary><c>poetry.lock</c>, versions 1 and 2: hashes stand in the package, before 1.5 of Poetry in <c>[metadata.files]</c>.</summary>
internal static class PoetryLock
{
    internal static string Read(IReadOnlyList<TomlTable> tables, LockfileFindings findings)
    {
        var metadata = tables.LastOrDefault(t => t.Header == "metadata");
        var version = metadata?["lock-version"]?.Split('.')[0];
        if (version is not ("1" or "2"))
        {
            findings.Doubt(metadata is null ? "the table [metadata] at the end is missing: the file may be cut off" : "the lock version is missing or not known");
        }

        var files = tables.LastOrDefault(t => t.Header == "metadata.files");
        foreach (var table in tables.Where(t => t.Header == "package"))
        {
            var name = table["name"] ?? "";
            findings.Add("pypi", name, table["version"], TomlHashes.In(table["files"], files?[name]), table.Line);
        }

        return "poetry";
    }
}
