using System.Text;

namespace Playbooks.Language.Lockfiles;

/// <summary>The lines of a file that a tool wrote line by line.</summary>
internal static class LockfileText
{
    /// <param name="bytes">UTF-8; what is not becomes U+FFFD.</param>
    /// <param name="findings">Told of an unfinished last line and of the marks of an unfinished merge.</param>
    /// <param name="endMatters">Whether the tool that writes such files always ends the last line.</param>
    internal static string[] Lines(ReadOnlyMemory<byte> bytes, LockfileFindings findings, bool endMatters = true)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (text.Length == 0)
        {
            findings.Doubt("the file is empty");
        }
        else if (endMatters && lines[^1].Length > 0)
        {
            findings.Doubt("the last line does not end: the file may be cut off", lines.Length);
        }

        if (Array.FindIndex(lines, IsMergeMark) is >= 0 and var merge)
        {
            findings.Doubt("the marks of an unfinished merge: both sides were read", merge + 1);
        }

        return lines;
    }

    /// <summary>Without the quotes around it and a comma or colon after it.</summary>
    internal static string Unquote(string text)
    {
        var bare = text.Trim();
        return bare.Length >= 2 && bare[0] is '"' or '\'' && bare[^1] == bare[0] ? bare[1..^1] : bare;
    }

    internal static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    private static bool IsMergeMark(string line) =>
        line.StartsWith("<<<<<<< ", StringComparison.Ordinal) || line.StartsWith(">>>>>>> ", StringComparison.Ordinal);
}
