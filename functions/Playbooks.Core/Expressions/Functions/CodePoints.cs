using System.Text;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>Text counted in code points, as the language counts; .NET counts UTF-16 units.</summary>
internal static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The unit at which the code point of that index starts, or null beyond the end (the end itself is a place).</summary>
    public static int? UnitAt(string text, long index)
    {
        if (index < 0 || index > text.Length)
        {
            return null;
        }

        var unit = 0;
        for (; index > 0; index--)
        {
            if (unit >= text.Length)
            {
                return null;
            }

            unit += LengthAt(text, unit);
        }

        return unit;
    }

    public static int LengthAt(string text, int unit) =>
        unit + 1 < text.Length && char.IsSurrogatePair(text[unit], text[unit + 1]) ? 2 : 1;

    public static string Reverse(string text)
    {
        var reversed = new StringBuilder(text.Length);
        for (var end = text.Length; end > 0;)
        {
            var start = end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? end - 2 : end - 1;
            reversed.Append(text, start, end - start);
            end = start;
        }

        return reversed.ToString();
    }
}
