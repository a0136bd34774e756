using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts;

/// <summary>Reads foreign documents. Names are compared without case: one vendor spells its findings in two ways. What is not there is null.</summary>
internal static class Fields
{
    private const int LongestTitle = 300;
    private const int LongestText = 2_000;
    private const int MostItems = 200;

    public static Value? Find(this Value? value, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            value = value is Value.Map map ? Member(map, name) : null;
        }

        return value is Value.Null ? null : value;
    }

    /// <summary>A text that says something, or a number as text.</summary>
    public static string? Says(this Value? value, params ReadOnlySpan<string> path) => value.Find(path) switch
    {
        Value.Text { Content: var text } when !string.IsNullOrWhiteSpace(text) => text.Length > LongestText ? text[..LongestText] : text,
        Value.Int number => number.Number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    public static bool Is(this Value? value, string word, params ReadOnlySpan<string> path) => word.Equals(value.Says(path), StringComparison.OrdinalIgnoreCase);

    public static bool IsOneOf(this string? word, params ReadOnlySpan<string> words)
    {
        foreach (var each in words)
        {
            if (each.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Flag(this Value? value, params ReadOnlySpan<string> path) => value.Find(path) switch
    {
        Value.Bool flag => flag.Flag,
        Value.Text text => text.Content.Equals("true", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    public static double? Number(this Value? value, params ReadOnlySpan<string> path) => value.Find(path) switch
    {
        Value.Int number => number.Number,
        Value.Double number => number.Number,
        Value.Text text when double.TryParse(text.Content, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static ImmutableArray<Value> Each(this Value? value, params ReadOnlySpan<string> path) => value.Find(path)?.Items ?? [];

    public static ImmutableArray<string> Texts(this Value? value, params ReadOnlySpan<string> path) => Some(value.Each(path).Select(item => item.Says()));

    /// <summary>RFC 3339, what is nearly so, an RFC 1123 date whatever its weekday, or milliseconds or seconds since 1970.</summary>
    public static DateTimeOffset? When(this Value? value, params ReadOnlySpan<string> path) => value.Find(path) switch
    {
        Value.Text text => Time(text.Content),
        Value.Int { Number: > 0 and < 253_402_300_799_000 } number => number.Number > 99_999_999_999
            ? DateTimeOffset.FromUnixTimeMilliseconds(number.Number)
            : DateTimeOffset.FromUnixTimeSeconds(number.Number),
        _ => null,
    };

    /// <summary>One line of bounded length.</summary>
    public static string Line(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestTitle ? line[..LongestTitle] : line;
    }

    public static ImmutableArray<string> Some(IEnumerable<string?> texts) => [.. texts.OfType<string>().Distinct(StringComparer.Ordinal).Take(MostItems)];

    /// <summary>Only what is there.</summary>
    public static Value Evidence(params ReadOnlySpan<(string Name, Value? Value)> entries)
    {
        var made = new ValueMap.Builder();
        foreach (var (name, value) in entries)
        {
            if (value is not null and not Value.Null && value != Value.EmptyList)
            {
                made.Set(name, value);
            }
        }

        return new Value.Map(made.Build());
    }

    public static DateTimeOffset? Latest(params ReadOnlySpan<DateTimeOffset?> times)
    {
        DateTimeOffset? latest = null;
        foreach (var time in times)
        {
            latest = latest is null || time > latest ? time ?? latest : latest;
        }

        return latest;
    }

    private static DateTimeOffset? Time(string text)
    {
        var day = text.IndexOf(", ", StringComparison.Ordinal);
        return DateTimeOffset.TryParse(day is > 0 and < 10 ? text[(day + 2)..] : text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            && time.Year is > 1970 and < 9999
                ? time
                : null;
    }

    private static Value? Member(Value.Map map, string name) => map.Entries.Get(name)
        ?? map.Entries.FirstOrDefault(entry => entry.Key is Value.Text key && key.Content.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
