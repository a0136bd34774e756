using System.Globalization;

namespace Playbooks.Core.Reports.Writing;

/// <summary>Labels that fit a box: one or two lines, the middle left out where even these are too short.</summary>
internal static class GraphLabel
{
    private const int Longest = 25;

    public static IReadOnlyList<string> Lines(string label)
    {
        var elements = StringInfo.ParseCombiningCharacters(label);
        if (elements.Length <= Longest)
        {
            return [label];
        }

        var start = label[..elements[Longest]];
        var at = start.LastIndexOfAny(['/', ' ', ':', '-', '@']) + 1;
        var first = at > Longest / 2 ? start[..at] : start;
        return [first, Cut(label[first.Length..])];
    }

    public static string Cut(string text)
    {
        var elements = StringInfo.ParseCombiningCharacters(text);
        return elements.Length <= Longest ? text : $"{text[..elements[9]]}…{text[elements[^15]..]}";
    }
}
