using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Playbooks.Core.Expressions.Patterns;

/// <summary>A set of code points as sorted ranges that neither touch nor overlap.</summary>
internal sealed class CharSet
{
    private const int Last = 0x10FFFF;
    private const int LastOfOneUnit = 0xFFFF;
    private static readonly ConcurrentDictionary<string, CharSet> Categories = new(StringComparer.Ordinal);

    private CharSet(ImmutableArray<(int From, int To)> ranges) => Ranges = ranges;

    public static CharSet Digits { get; } = Of(('0', '9'));

    public static CharSet Words { get; } = Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    public static CharSet Blanks { get; } = Of(('\t', '\n'), ('\f', '\r'), (' ', ' '));

    public static CharSet All { get; } = Of((0, Last));

    public static CharSet NoNewline { get; } = Of(('\n', '\n')).Negate();

    public ImmutableArray<(int From, int To)> Ranges { get; }

    public static CharSet Of(params ReadOnlySpan<(int From, int To)> ranges)
    {
        var sorted = ranges.ToArray();
        Array.Sort(sorted);
        var merged = ImmutableArray.CreateBuilder<(int From, int To)>();
        foreach (var (from, to) in sorted)
        {
            if (merged.Count > 0 && from <= merged[^1].To + 1)
            {
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, to));
            }
            else
            {
                merged.Add((from, to));
            }
        }

        return new CharSet(merged.DrainToImmutable());
    }

    /// <summary>The one code point of the set, or null where there are more or none.</summary>
    public int? Single => Ranges is [var (from, to)] && from == to ? from : null;

    public CharSet With(CharSet other) => Of([.. Ranges, .. other.Ranges]);

    public CharSet Negate()
    {
        var gaps = new List<(int, int)>();
        var next = 0;
        foreach (var (from, to) in Ranges)
        {
            if (from > next)
            {
                gaps.Add((next, from - 1));
            }

            next = to + 1;
        }

        return next > Last ? Of([.. gaps]) : Of([.. gaps, (next, Last)]);
    }

    /// <summary>With the upper and lower forms of all its letters.</summary>
    public CharSet Fold() => Of([.. Ranges, .. CaseTable.Pairs.Where(p => Contains(p.Letter)).Select(p => (p.Other, p.Other))]);

    private bool Contains(int point)
    {
        var (low, high) = (0, Ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (point >= Ranges[middle].From && point <= Ranges[middle].To)
            {
                return true;
            }

            (low, high) = point < Ranges[middle].From ? (low, middle - 1) : (middle + 1, high);
        }

        return false;
    }

    /// <summary>
    /// A general category ("L", "Lu", "Nd") up to U+FFFF, or null where Unicode has none of that name. Those beyond are left out:
    /// as pairs of units they would make a pattern that takes seconds to prepare.
    /// </summary>
    public static CharSet? Category(string name)
    {
        var wanted = Enum.GetValues<UnicodeCategory>().Where(c => name.Length is 1 or 2 && Short(c).StartsWith(name, StringComparison.Ordinal)).ToHashSet();
        return wanted.Count == 0 ? null : Categories.GetOrAdd(name, _ => new CharSet([.. RangesOf(wanted)]));
    }

    private static IEnumerable<(int From, int To)> RangesOf(HashSet<UnicodeCategory> wanted)
    {
        var start = -1;
        for (var point = 0; point <= LastOfOneUnit + 1; point++)
        {
            var isIn = point <= LastOfOneUnit && wanted.Contains(CharUnicodeInfo.GetUnicodeCategory(point));
            if (!isIn && start >= 0)
            {
                yield return (start, point - 1);
            }

            start = !isIn ? -1 : start < 0 ? point : start;
        }
    }

    private static string Short(UnicodeCategory category) => "LuLlLtLmLoMnMcMeNdNlNoZsZlZpCcCfCsCoPcPdPsPePiPfPoSmScSkSoCn".Substring((int)category * 2, 2);

    /// <summary>As a .NET pattern over UTF-16: a class for the code points of one unit, pairs for the others.</summary>
    public string ToPattern()
    {
        var low = string.Concat(Ranges.Where(r => r.From <= 0xFFFF).Select(r => Range(r.From, Math.Min(r.To, 0xFFFF))));
        var parts = Ranges.Where(r => r.To > 0xFFFF).SelectMany(r => Pairs(Math.Max(r.From, 0x10000), r.To)).ToList();
        if (low.Length > 0)
        {
            parts.Insert(0, $"[{low}]");
        }

        return parts.Count switch { 0 => @"[^\u0000-\uFFFF]", 1 when low.Length > 0 => parts[0], _ => $"(?:{string.Join('|', parts)})" };
    }

    private static IEnumerable<string> Pairs(int from, int to)
    {
        for (var start = from; start <= to;)
        {
            var (high, lowest) = Split(start);
            var (lastHigh, lastLow) = Split(to);
            var whole = lowest == 0xDC00 && lastHigh > high;
            var highs = whole ? lastLow == 0xDFFF ? lastHigh : lastHigh - 1 : high;
            var lows = whole || highs < lastHigh ? 0xDFFF : lastLow;
            yield return $"[{Range(high, highs)}][{Range(lowest, lows)}]";
            start = char.ConvertToUtf32((char)highs, (char)lows) + 1;
        }
    }

    private static (int High, int Low) Split(int point) => (0xD800 + ((point - 0x10000) >> 10), 0xDC00 + ((point - 0x10000) & 0x3FF));

    private static string Range(int from, int to) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"\\u{from:X4}")
        .Append(CultureInfo.InvariantCulture, $"{(from == to ? "" : $"-\\u{to:X4}")}")
        .ToString();
}
