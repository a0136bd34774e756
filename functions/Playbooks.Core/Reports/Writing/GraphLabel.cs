using System.Globalization;

namespace Playbooks.Core.Reports.Writing;

/// <summary>Labels that fit a box: one or two lines, the middle left out where even these are too short.</summary>
internal static class GraphLabel
{
    public static IReadOnlyList<string> Lines(string label, int longest)
    {
        var elements = StringInfo.ParseCombiningCharacters(label);
        if (elements.Length <= longest)
        {
            return [label];
        }

        var start = label[..elements[longest]];
        var at = start.LastIndexOfAny(['/', ' ', ':', '-', '@']) + 1;
        var first = at > longest / 2 ? start[..at] : start;
        return [first, Cut(label[first.Length..], longest)];
    }

    public static string Cut(string text, int longest)
    {
        var elements = StringInfo.ParseCombiningCharacters(text);
        return elements.Length <= longest ? text : $"{text[..elements[longest / 3]]}…{text[elements[^(longest - (longest / 3) - 1)]..]}";
    }
}
