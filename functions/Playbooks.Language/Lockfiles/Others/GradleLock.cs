namespace Playbooks.Language.Lockfiles.Others;

/// <summary><c>gradle.lockfile</c> (docs.gradle.org, locking versions): <c>group:artifact:version=configurations</c>, last a line <c>empty=</c>.</summary>
internal static class GradleLock
{
    internal static string Read(string[] lines, LockfileFindings findings)
    {
        for (var n = 0; n < lines.Length; n++)
        {
            var line = lines[n].Trim();
            var coordinates = line.Split('=')[0];
            if (line.Length == 0 || line[0] == '#' || coordinates == "empty")
            {
                continue;
            }

            if (coordinates.Split(':') is [{ Length: > 0 } group, { Length: > 0 } artifact, { Length: > 0 } version] && line.Contains('=', StringComparison.Ordinal))
            {
                findings.Add("maven", $"{group}:{artifact}", version, null, n + 1);
            }
            else
            {
                findings.Doubt("a line that is not group:artifact:version=configurations, or is cut off", n + 1);
            }
        }

        if (!Array.Exists(lines, l => l.StartsWith("empty=", StringComparison.Ordinal)))
        {
            findings.Doubt("the line empty= at the end is missing: the file may be cut off");
        }

        return "gradle";
    }
}
