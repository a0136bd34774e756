namespace Playbooks.Language.Lockfiles.Node;

/// <summary><c>yarn.lock</c> of Yarn 1 and of Yarn 2 and later ("berry"), line by line.</summary>
internal static class YarnLock
{
    internal static string Read(string[] lines, LockfileFindings findings)
    {
        var berry = Array.Exists(lines, l => l.StartsWith("__metadata:", StringComparison.Ordinal));
        if (!berry && !Array.Exists(lines, l => l.StartsWith("# yarn lockfile v1", StringComparison.Ordinal)))
        {
            findings.Doubt("neither of the marks that Yarn 1 and later Yarns write: the file may be of an unknown version");
        }

        YarnEntry? entry = null;
        for (var n = 0; n < lines.Length; n++)
        {
            var line = lines[n].TrimEnd();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] != ' ')
            {
                entry?.AddTo(findings);
                entry = Open(line, n + 1, findings);
            }
            else if (LockfileText.Indent(line) == 2)
            {
                entry?.Take(line.Trim());
            }
        }

        entry?.AddTo(findings);
        return berry ? "yarn-berry" : "yarn-v1";
    }

    private static YarnEntry? Open(string line, int number, LockfileFindings findings)
    {
        var known = line.EndsWith(':') || line.StartsWith("? ", StringComparison.Ordinal);
        if (!known && line[0] is not ('<' or '>' or '=' or '|' or ':'))
        {
            findings.Doubt("an entry is not written as Yarn writes it, or is cut off", number);
        }

        return !known || line == "__metadata:" ? null : new YarnEntry(line.TrimStart('?', ' ').TrimEnd(':'), number);
    }
}
