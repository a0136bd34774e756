using System.Text.RegularExpressions;

namespace Playbooks.Language.Lockfiles.Others;

/// <summary><c>Gemfile.lock</c>: four blanks and <c>name (version-platform)</c> under <c>specs:</c>; <c>CHECKSUMS</c> since Bundler 2.5. Gems of a <c>PATH</c> are the project's own.</summary>
internal static partial class GemfileLock
{
    internal static string Read(string[] lines, LockfileFindings findings)
    {
        var sums = Sums(lines);
        var section = "";
        for (var n = 0; n < lines.Length; n++)
        {
            var line = lines[n].TrimEnd();
            section = line.Length > 0 && line[0] != ' ' ? line : section;
            if (section is "GEM" or "GIT" or "PLUGIN SOURCE" && LockfileText.Indent(line) == 4 && line.Length > 4)
            {
                Add(line.Trim(), sums, n + 1, findings);
            }
        }

        if (!Array.Exists(lines, l => l.StartsWith("DEPENDENCIES", StringComparison.Ordinal)))
        {
            findings.Doubt("the section DEPENDENCIES near the end is missing: the file may be cut off");
        }

        return "gemfile";
    }

    private static void Add(string text, Dictionary<string, string> sums, int line, LockfileFindings findings)
    {
        if (Spec().Match(text) is { Success: true } match)
        {
            findings.Add("gem", match.Groups[1].Value, match.Groups[2].Value.Split('-')[0], sums.GetValueOrDefault(text), line);
        }
        else
        {
            findings.Doubt("a gem is not written as Bundler writes it, or is cut off", line);
        }
    }

    private static Dictionary<string, string> Sums(string[] lines)
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.SkipWhile(l => l.TrimEnd() != "CHECKSUMS").Skip(1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal)))
        {
            if (line.LastIndexOf(") ", StringComparison.Ordinal) is > 0 and var end)
            {
                sums[line[..(end + 1)].Trim()] = line[(end + 2)..].Trim();
            }
        }

        return sums;
    }

    [GeneratedRegex(@"^(\S+) \(([^()\s]+)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Spec();
}
