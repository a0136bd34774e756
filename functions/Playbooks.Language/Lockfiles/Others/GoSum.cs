namespace Playbooks.Language.Lockfiles.Others;

/// <summary>
/// <c>go.sum</c> (go.dev/ref/mod): <c>module version h1:…</c>. A line of <c>version/go.mod</c> says that only the module's go.mod was looked at;
/// a line without means that the module was fetched at some time, not that this build uses it.
/// </summary>
internal static class GoSum
{
    internal static string Read(string[] lines, LockfileFindings findings)
    {
        for (var n = 0; n < lines.Length; n++)
        {
            var parts = lines[n].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts is [var module, var version, ['h', _, ':', ..] and var sum])
            {
                Add(module, version, sum, n + 1, findings);
            }
            else if (parts.Length > 0)
            {
                findings.Doubt("a line that is not a module, its version and its sum", n + 1);
            }
        }

        return "go.sum";
    }

    private static void Add(string module, string version, string sum, int line, LockfileFindings findings)
    {
        if (!version.EndsWith("/go.mod", StringComparison.Ordinal))
        {
            findings.Add("golang", module, version, sum, line);
        }
    }
}
