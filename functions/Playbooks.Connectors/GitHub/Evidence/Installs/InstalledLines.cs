using Playbooks.Core.Reach.Packages;

namespace Playbooks.Connectors.GitHub.Evidence.Installs;

/// <summary>What installers print when they take a version: <c>name@version</c>, <c>name==version</c>, <c>name-version</c>, <c>name (version)</c>, <c>name version</c>.</summary>
internal static class InstalledLines
{
    private static readonly string[] Joins = ["@", "==", "-", " ", " (", ":", " v", "@v", "/-/"];

    /// <summary>The first line that says it, from 1; null where none does. The line itself is never told.</summary>
    public static (int Line, string Version)? Find(string log, SuspectPackage suspect)
    {
        var texts = suspect.Versions.SelectMany(v => Joins.Select(j => (Text: suspect.Package.FullName + j + v, Version: v)))
            .Concat(suspect.Versions.Select(v => (Text: $"{suspect.Package.Name.Replace('-', '_')}-{v}", Version: v))).ToList();
        var number = 0;
        foreach (var line in log.Split('\n'))
        {
            number++;
            if (texts.FirstOrDefault(t => Says(line, t.Text)) is { Text: not null } said)
            {
                return (number, said.Version);
            }
        }

        return null;
    }

    /// <summary>Neither a longer name nor a longer version.</summary>
    private static bool Says(string line, string text)
    {
        for (var at = line.IndexOf(text, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(text, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + text.Length;
            if ((at == 0 || !IsPart(line[at - 1])) && (end == line.Length || !(char.IsAsciiLetterOrDigit(line[end]) || (line[end] == '.' && end + 1 < line.Length && char.IsAsciiDigit(line[end + 1])))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '@' or '/' or '.';
}
