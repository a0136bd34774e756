using System.Collections.Immutable;
using System.Text;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Expressions.Patterns;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

internal static class TextFunctions
{
    public static IEnumerable<(FunctionBody, string[])> All =>
    [
        ((a, meter) => a is [Value.Text x, Value.Text y] ? meter.Scan(x.Content.Length, y.Content.Length) && x.Content.Contains(y.Content, StringComparison.Ordinal) : Problem.NoOverload,
            ["[string].contains(string) -> bool"]),
        ((a, _) => a is [Value.Text x, Value.Text y] ? x.Content.StartsWith(y.Content, StringComparison.Ordinal) : Problem.NoOverload, ["[string].startsWith(string) -> bool"]),
        ((a, _) => a is [Value.Text x, Value.Text y] ? x.Content.EndsWith(y.Content, StringComparison.Ordinal) : Problem.NoOverload, ["[string].endsWith(string) -> bool"]),
        ((a, meter) => a is [Value.Text x, Value.Text y] ? Pattern.Matches(x.Content, y.Content, meter) : Problem.NoOverload,
            ["[string].matches(string) -> bool", "matches(string, string) -> bool"]),
        ((a, meter) => Made(a, meter, Lower), ["[string].lowerAscii() -> string"]),
        ((a, meter) => Made(a, meter, Upper), ["[string].upperAscii() -> string"]),
        ((a, meter) => Made(a, meter, text => text.Trim()), ["[string].trim() -> string"]),
        ((a, meter) => a is [Value.List] ? CollectionFunctions.Reverse(a, meter) : Made(a, meter, CodePoints.Reverse), ["[string].reverse() -> string"]),
        ((a, meter) => Made(a, meter, Quote), ["strings.quote(string) -> string"]),
        (Replace, ["[string].replace(string, string) -> string", "[string].replace(string, string, int) -> string"]),
        (Split, ["[string].split(string) -> list<string>", "[string].split(string, int) -> list<string>"]),
        (Join, ["[list<string>].join() -> string", "[list<string>].join(string) -> string"]),
        ((a, meter) => a is [Value.Text format, Value.List arguments] ? new Formatting(meter).Format(format.Content, arguments.Elements) : Problem.NoOverload,
            ["[string].format(list<any>) -> string"]),
    ];

    private static Evaluated Made(ReadOnlySpan<Value> a, Meter meter, Func<string, string> make)
    {
        if (a is not [Value.Text text])
        {
            return Problem.NoOverload;
        }

        return meter.Reserve(text.Content.Length * 2L) ? make(text.Content) : Problem.Spent;
    }

    private static string Lower(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] | 0x20) : source[i];
        }
    });

    private static string Upper(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiLetterLower(source[i]) ? (char)(source[i] & ~0x20) : source[i];
        }
    });

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            var place = "\a\b\f\n\r\t\v\\\"".IndexOf(unit, StringComparison.Ordinal);
            _ = place < 0 ? quoted.Append(unit) : quoted.Append('\\').Append("abfnrtv\\\""[place]);
        }

        return quoted.Append('"').ToString();
    }

    private static Evaluated Replace(ReadOnlySpan<Value> a, Meter meter) => a switch
    {
        [Value.Text text, Value.Text old, Value.Text with] => Replace(text.Content, old.Content, with.Content, -1, meter),
        [Value.Text text, Value.Text old, Value.Text with, Value.Int limit] => Replace(text.Content, old.Content, with.Content, limit.Number, meter),
        _ => Problem.NoOverload,
    };

    /// <summary>An empty old text is found before every code point and at the end; a negative limit is none.</summary>
    private static Evaluated Replace(string text, string old, string with, long limit, Meter meter)
    {
        var made = new StringBuilder();
        var at = 0;
        meter.Scan(text.Length, old.Length);
        for (; limit != 0 && meter.Step(); limit--)
        {
            var found = old.Length > 0 ? text.IndexOf(old, at, StringComparison.Ordinal) : at;
            if (found < 0 || !meter.Reserve(found - at + with.Length))
            {
                break;
            }

            var taken = old.Length > 0 ? old.Length : at < text.Length ? CodePoints.LengthAt(text, at) : 0;
            made.Append(text, at, found - at).Append(with).Append(text, found, old.Length > 0 ? 0 : taken);
            at = found + taken;
            if (taken == 0)
            {
                break;
            }
        }

        return meter.Reserve(text.Length - at) ? made.Append(text, at, text.Length - at).ToString() : Problem.Spent;
    }

    private static Evaluated Split(ReadOnlySpan<Value> a, Meter meter) => a switch
    {
        [Value.Text text, Value.Text separator] => Split(text.Content, separator.Content, -1, meter),
        [Value.Text text, Value.Text separator, Value.Int limit] => Split(text.Content, separator.Content, limit.Number, meter),
        _ => Problem.NoOverload,
    };

    /// <summary>At most <paramref name="limit"/> parts; a negative limit is none; an empty separator splits into code points.</summary>
    private static Evaluated Split(string text, string separator, long limit, Meter meter)
    {
        var parts = ImmutableArray.CreateBuilder<Value>();
        var at = 0;
        meter.Scan(text.Length, separator.Length);
        while (parts.Count + 1 != limit && limit != 0 && meter.Step() && meter.Reserve(1))
        {
            var found = separator.Length > 0 ? text.IndexOf(separator, at, StringComparison.Ordinal)
                : at < text.Length && at + CodePoints.LengthAt(text, at) is var next && next < text.Length ? next : -1;
            if (found < 0)
            {
                break;
            }

            parts.Add(Value.Of(text[at..found]));
            at = found + separator.Length;
        }

        if (limit != 0 && (separator.Length > 0 || text.Length > 0))
        {
            parts.Add(Value.Of(text[at..]));
        }

        return meter.Reserve(text.Length) ? new Value.List(parts.DrainToImmutable()) : Problem.Spent;
    }

    private static Evaluated Join(ReadOnlySpan<Value> a, Meter meter)
    {
        if (a is not ([Value.List] or [Value.List, Value.Text]))
        {
            return Problem.NoOverload;
        }

        var separator = a is [_, Value.Text between] ? between.Content : "";
        var texts = new List<string>();
        foreach (var element in a[0].Items)
        {
            if (element is not Value.Text text)
            {
                return new Problem("join() needs a list of texts");
            }

            if (!meter.Step() || !meter.Reserve(text.Content.Length + separator.Length))
            {
                return Problem.Spent;
            }

            texts.Add(text.Content);
        }

        return string.Join(separator, texts);
    }
}
