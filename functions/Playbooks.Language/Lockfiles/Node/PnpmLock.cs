using System.Text.RegularExpressions;

namespace Playbooks.Language.Lockfiles.Node;

/// <summary>
/// <c>pnpm-lock.yaml</c>, versions 5 to 9, line by line: pnpm writes one entry a block, and a file that is cut off keeps the blocks before.
/// Keys: 5 <c>/name/version_peers</c>, 6 to 8 <c>/name@version(peers)</c>, 9 <c>name@version</c>.
/// </summary>
internal static partial class PnpmLock
{
    internal static string Read(string[] lines, LockfileFindings findings)
    {
        string? version = null;
        string? section = null;
        PnpmEntry? entry = null;
        for (var n = 0; n < lines.Length; n++)
        {
            var line = lines[n].TrimEnd();
            if (line.Length == 0 || line.TrimStart().StartsWith('#'))
            {
                continue;
            }

            var indent = LockfileText.Indent(line);
            if (indent == 0)
            {
                Close(ref entry, findings);
                version = line.StartsWith("lockfileVersion:", StringComparison.Ordinal) ? LockfileText.Unquote(line["lockfileVersion:".Length..]) : version;
                section = line.TrimEnd(':');
            }
            else if (section == "packages" && indent == 2 && !line.StartsWith("  : ", StringComparison.Ordinal))
            {
                Close(ref entry, findings);
                entry = Open(line.Trim(), n + 1, version, findings);
            }
            else if (section == "packages")
            {
                entry?.Take(line);
            }
        }

        Close(ref entry, findings);
        return Format(version, findings);
    }

    private static string Format(string? version, LockfileFindings findings)
    {
        var major = version?.Split('.')[0];
        if (major is "5" or "6" or "7" or "8" or "9")
        {
            return $"pnpm-v{major}";
        }

        findings.Doubt(version is null ? "the lockfile version is missing" : $"the lockfile version {LockfileFindings.Short(version)} is not known");
        return "pnpm";
    }

    private static PnpmEntry? Open(string text, int line, string? version, LockfileFindings findings)
    {
        var match = KeyOf().Match(text.StartsWith("? ", StringComparison.Ordinal) ? text[2..] + ":" : text);
        if (!match.Success)
        {
            findings.Doubt("an entry is not written as pnpm writes it, or is cut off", line);
            return null;
        }

        var entry = PnpmEntry.Of(LockfileText.Unquote(match.Groups["key"].Value), version?.StartsWith('5') ?? false, line);
        entry.Take(match.Groups["rest"].Value);
        return entry;
    }

    private static void Close(ref PnpmEntry? entry, LockfileFindings findings)
    {
        entry?.AddTo(findings);
        entry = null;
    }

    [GeneratedRegex("""^(?<key>'[^']*'|"[^"]*"|[^'"\s].*?):(?<rest>\s.*)?$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyOf();
}
