using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Standards.Cacao;

/// <summary>A document with one thing changed, for every place in it and every change: what is there taken away, or put in another form.</summary>
internal static class Mutations
{
    public static ImmutableArray<Value> Replacements { get; } =
    [
        Value.Nothing, Value.True, Value.Of(0), Value.Of(101), Value.Of(5.0), Value.Of(1.5), Value.Of(""), Value.Of("x y"), Value.Of("1.2.3.4"), Value.Of("::"), Value.Of("::ffff:0:192.0.2.300"), Value.Of("1:2:3:4:5:6:7:8"), Value.Of("fe80::1%eth0"), Value.Of("::ffff:192.0.2.1"),
        Value.Of("action--aaaaaaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"), Value.Of("end--aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\n"), Value.Of("2026-02-30T24:00:00Z"),
        Value.EmptyList, Value.ListOf([Value.Of(1)]), Value.ListOf([Value.Of("end--aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee")]), Value.EmptyMap, Value.MapOf(("x y", Value.Of("")), ("a", Value.EmptyMap)),
    ];

    public static IEnumerable<Value> Of(Value value)
    {
        var changed = value switch
        {
            Value.Map map => OfMap(map),
            Value.List list => list.Elements.SelectMany((element, i) => Of(element).Append(null).Select(other => (Value)new Value.List(Put(list.Elements, i, other)))),
            Value.Text text => [Value.Of(text.Content + "x"), Value.Of(text.Content + "\n"), Value.Of(" " + text.Content)],
            _ => [],
        };
        return changed.Concat(Replacements);
    }

    private static IEnumerable<Value> OfMap(Value.Map map) => map.Entries
        .SelectMany(entry => Of(entry.Value).Select(other => With(map, entry.Key, entry.Key, other)).Append(With(map, entry.Key, entry.Key, null)).Append(With(map, entry.Key, Value.Of("other"), entry.Value)))
        .Append(With(map, Value.Of("new"), Value.Of("new"), Value.Of(1)));

    private static Value.Map With(Value.Map map, Value name, Value newName, Value? value)
    {
        var builder = new ValueMap.Builder();
        foreach (var entry in map.Entries.Where(entry => !entry.Key.Equals(name)))
        {
            builder.Set(entry.Key, entry.Value);
        }

        if (value is not null)
        {
            builder.Set(newName, value);
        }

        return new Value.Map(builder.Build());
    }

    private static ImmutableArray<Value> Put(ImmutableArray<Value> elements, int at, Value? value) => value is null ? elements.RemoveAt(at) : elements.SetItem(at, value);
}
