using System.Text;

namespace Playbooks.Core.Reports.Writing;

/// <summary>Text that says nothing but itself, in each writing. Control characters are gone before it gets here.</summary>
internal static class Escape
{
    private const string MarkdownMarks = "\\`*_[]<>|~&#$";

    /// <summary>For element content and quoted attributes of HTML and SVG alike.</summary>
    public static string Html(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        foreach (var unit in text)
        {
            safe.Append(unit switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => null,
            } ?? unit.ToString());
        }

        return safe.ToString();
    }

    public static string Markdown(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var unit in text)
        {
            safe.Append(MarkdownMarks.Contains(unit, StringComparison.Ordinal) ? $"\\{unit}" : unit.ToString());
        }

        return safe.ToString();
    }

    /// <summary>A code span whose fence is longer than any run of backticks inside; a pipe is escaped for tables.</summary>
    public static string MarkdownCode(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var unit in text)
        {
            run = unit == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        var pad = text.StartsWith('`') || text.EndsWith('`') || text.StartsWith(' ') ? " " : "";
        return $"{fence}{pad}{text.Replace("|", "\\|", StringComparison.Ordinal)}{pad}{fence}";
    }
}
