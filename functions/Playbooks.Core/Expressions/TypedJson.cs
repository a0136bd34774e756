using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions;

/// <summary>
/// Values with their types, as plain JSON: {"int":"1"}, {"uint":"1"}, {"double":"1.5"}, {"string":…}, {"bytes":hex}, {"bool":…},
/// {"null":true}, {"list":[…]}, {"map":[[k,v],…]}, {"type":…}, {"timestamp"/"duration":{"seconds":…,"nanos":…}},
/// {"optional":…} with null for one that holds nothing.
/// </summary>
public static class TypedJson
{
    public static string Write(Value value) => PlainJson.Write(ToPlain(value));

    public static JsonOutcome Read(string json) => PlainJson.Read(json) switch
    {
        JsonOutcome.Read plain => FromPlain(plain.Value) is { } value ? new JsonOutcome.Read(value) : new JsonOutcome.Refused("this is no value in the typed notation", 0),
        var refused => refused,
    };

    /// <summary>The notation itself as a value of maps, lists and texts.</summary>
    public static Value ToPlain(Value value) => value switch
    {
        Value.Bool => One("bool", value),
        Value.Int i => One("int", Value.Of(i.Number.ToString(CultureInfo.InvariantCulture))),
        Value.Uint u => One("uint", Value.Of(u.Number.ToString(CultureInfo.InvariantCulture))),
        Value.Double d => One("double", Value.Of(DoubleText(d.Number))),
        Value.Text => One("string", value),
        Value.Bytes b => One("bytes", Value.Of(Convert.ToHexStringLower(b.Content.AsSpan()))),
        Value.List list => One("list", Value.ListOf(list.Elements.Select(ToPlain))),
        Value.Map map => One("map", Value.ListOf(map.Entries.Select(e => Value.ListOf([ToPlain(e.Key), ToPlain(e.Value)])))),
        Value.Timestamp t => One("timestamp", Value.MapOf(("seconds", Value.Of(t.Seconds)), ("nanos", Value.Of((long)t.Nanos)))),
        Value.Duration d => One("duration", Value.MapOf(("seconds", Value.Of(d.Seconds)), ("nanos", Value.Of((long)d.Nanos)))),
        Value.Type t => One("type", Value.Of(t.Name)),
        Value.Optional o => One("optional", o.Held is null ? Value.Nothing : ToPlain(o.Held)),
        _ => One("null", Value.True),
    };

    /// <summary>The value that the notation stands for, or null where it is no notation.</summary>
    public static Value? FromPlain(Value plain)
    {
        if (plain is not Value.Map { Entries.Count: 1 } map || map.Entries.First() is not { Key: Value.Text kind, Value: var held })
        {
            return null;
        }

        return (kind.Content, held) switch
        {
            ("null", _) => Value.Nothing,
            ("bool", Value.Bool) or ("string", Value.Text) => held,
            ("int" or "uint" or "double", _) => Number(kind.Content, (held as Value.Text)?.Content ?? PlainJson.Write(held)),
            ("bytes", Value.Text hex) => Bytes(hex.Content),
            ("list", Value.List list) => All(list.Elements) is { } elements ? new Value.List(elements) : null,
            ("map", Value.List pairs) => Map(pairs),
            ("type", Value.Text name) => new Value.Type(name.Content),
            ("timestamp", _) => Part(held, "seconds") is { } seconds ? new Value.Timestamp(seconds, (int)(Part(held, "nanos") ?? 0)) : null,
            ("duration", _) => Part(held, "seconds") is { } seconds ? new Value.Duration(seconds, (int)(Part(held, "nanos") ?? 0)) : null,
            ("optional", Value.Null) => new Value.Optional(null),
            ("optional", _) => FromPlain(held) is { } inner ? new Value.Optional(inner) : null,
            _ => null,
        };
    }

    private static Value One(string kind, Value held) => Value.MapOf((kind, held));

    private static string DoubleText(double number) => double.IsNaN(number) ? "NaN"
        : double.IsInfinity(number) ? number > 0 ? "Infinity" : "-Infinity"
        : number.ToString("R", CultureInfo.InvariantCulture);

    private static Value? Number(string kind, string text) => kind switch
    {
        "int" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? Value.Of(whole) : null,
        "uint" => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? new Value.Uint(whole) : null,
        _ => Functions.NumberText.ReadDouble(text) is { } number ? Value.Of(number) : null,
    };

    private static Value.Bytes? Bytes(string hex) =>
        hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit) ? new Value.Bytes([.. Convert.FromHexString(hex)]) : null;

    private static ImmutableArray<Value>? All(ImmutableArray<Value> plain)
    {
        var values = plain.Select(FromPlain).OfType<Value>().ToImmutableArray();
        return values.Length == plain.Length ? values : null;
    }

    private static Value.Map? Map(Value.List pairs)
    {
        var builder = new ValueMap.Builder();
        foreach (var pair in pairs.Elements)
        {
            if (All(pair.Items) is not [var key, var value])
            {
                return null;
            }

            builder.Set(key, value);
        }

        return new Value.Map(builder.Build());
    }

    private static long? Part(Value held, string name) => held.Get(name) switch
    {
        null => name == "nanos" || held is Value.Map ? 0 : null,
        Value.Int i => i.Number,
        Value.Text t => long.TryParse(t.Content, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };
}
