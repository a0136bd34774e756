using System.Globalization;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>Functions that count places in a text (the "strings" extension); all places are code points.</summary>
internal static class TextPlaces
{
    public static IEnumerable<(FunctionBody, string[])> All =>
    [
        (CharAt, ["[string].charAt(int) -> string"]),
        (IndexOf, ["[string].indexOf(string) -> int", "[string].indexOf(string, int) -> int"]),
        (LastIndexOf, ["[string].lastIndexOf(string) -> int", "[string].lastIndexOf(string, int) -> int"]),
        (Substring, ["[string].substring(int) -> string", "[string].substring(int, int) -> string"]),
    ];

    private static Problem OutOfRange(long index) => new(string.Create(CultureInfo.InvariantCulture, $"there is no place {index} in this text"));

    private static Evaluated CharAt(ReadOnlySpan<Value> a, Meter meter)
    {
        if (a is not [Value.Text { Content: var text }, Value.Int { Number: var index }])
        {
            return Problem.NoOverload;
        }

        return CodePoints.UnitAt(text, index) is not { } unit ? OutOfRange(index)
            : unit == text.Length ? ""
            : text.Substring(unit, CodePoints.LengthAt(text, unit));
    }

    private static Evaluated IndexOf(ReadOnlySpan<Value> a, Meter meter) => a switch
    {
        [Value.Text text, Value.Text part] => First(text.Content, part.Content, 0, meter),
        [Value.Text text, Value.Text part, Value.Int from] => CodePoints.UnitAt(text.Content, from.Number) is { } unit
            ? First(text.Content, part.Content, unit, meter)
            : OutOfRange(from.Number),
        _ => Problem.NoOverload,
    };

    private static Evaluated First(string text, string part, int start, Meter meter)
    {
        if (!meter.Scan(text.Length, part.Length))
        {
            return Problem.Spent;
        }

        var unit = text.IndexOf(part, start, StringComparison.Ordinal);
        return unit < 0 ? -1L : CodePoints.Count(text.AsSpan(0, unit));
    }

    private static Evaluated LastIndexOf(ReadOnlySpan<Value> a, Meter meter) => a switch
    {
        [Value.Text text, Value.Text part] => Last(text.Content, part.Content, text.Content.Length, meter),
        [Value.Text text, Value.Text part, Value.Int from] => CodePoints.UnitAt(text.Content, from.Number) is { } unit
            ? Last(text.Content, part.Content, unit, meter)
            : OutOfRange(from.Number),
        _ => Problem.NoOverload,
    };

    /// <summary>The last occurrence that starts at <paramref name="start"/> or before.</summary>
    private static Evaluated Last(string text, string part, int start, Meter meter)
    {
        if (!meter.Scan(text.Length, part.Length))
        {
            return Problem.Spent;
        }

        var end = (int)Math.Min((long)start + part.Length, text.Length);
        var unit = text.AsSpan(0, end).LastIndexOf(part, StringComparison.Ordinal);
        return unit < 0 ? -1L : CodePoints.Count(text.AsSpan(0, unit));
    }

    private static Evaluated Substring(ReadOnlySpan<Value> a, Meter meter)
    {
        if (a is not [Value.Text { Content: var text }, Value.Int { Number: var from }, .. var rest] || rest is not ([] or [Value.Int]))
        {
            return Problem.NoOverload;
        }

        var until = rest is [Value.Int end] ? end.Number : CodePoints.Count(text);
        if (CodePoints.UnitAt(text, from) is not { } start || CodePoints.UnitAt(text, until) is not { } stop || stop < start)
        {
            return new Problem(string.Create(CultureInfo.InvariantCulture, $"there is no stretch from {from} to {until} in this text"));
        }

        return meter.Reserve(stop - start) ? text[start..stop] : Problem.Spent;
    }
}
