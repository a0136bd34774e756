using System.Collections.Immutable;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>size() and the "lists" and "sets" extensions.</summary>
internal static class CollectionFunctions
{
    private static readonly string[] Sized = ["string", "bytes", "list<T>", "map<K, V>"];

    public static IEnumerable<(FunctionBody, string[])> All =>
    [
        (Size, [.. Sized.Select(type => $"size({type}) -> int"), .. Sized.Select(type => $"[{type}].size() -> int")]),
        (Slice, ["[list<T>].slice(int, int) -> list<T>"]),
        (Reverse, ["[list<T>].reverse() -> list<T>"]),
        (Flatten, ["[list<T>].flatten() -> list<any>", "[list<T>].flatten(int) -> list<any>"]),
        (Distinct, ["[list<T>].distinct() -> list<T>"]),
        (Sort, ["[list<T>].sort() -> list<T>"]),
        (Range, ["lists.range(int) -> list<int>"]),
        ((a, meter) => Lists(a, (x, y) => Contains(x, y, meter)), ["sets.contains(list<T>, list<T>) -> bool"]),
        ((a, meter) => Lists(a, (x, y) => Contains(x, y, meter) && Contains(y, x, meter)), ["sets.equivalent(list<T>, list<T>) -> bool"]),
        ((a, meter) => Lists(a, (x, y) => y.Elements.Any(e => Holds(x.Elements, e, meter))), ["sets.intersects(list<T>, list<T>) -> bool"]),
    ];

    private static Evaluated Size(ReadOnlySpan<Value> a, Meter meter) => a switch
    {
        [Value.Text text] => (long)CodePoints.Count(text.Content),
        [Value.Bytes bytes] => (long)bytes.Content.Length,
        [Value.List list] => (long)list.Elements.Length,
        [Value.Map map] => (long)map.Entries.Count,
        _ => Problem.NoOverload,
    };

    private static Evaluated Slice(ReadOnlySpan<Value> a, Meter meter)
    {
        if (a is not [Value.List list, Value.Int { Number: var from }, Value.Int { Number: var until }])
        {
            return Problem.NoOverload;
        }

        return from < 0 || until < from || until > list.Elements.Length ? new Problem("there is no such stretch in this list")
            : meter.Reserve(until - from) ? new Value.List(list.Elements[(int)from..(int)until])
            : Problem.Spent;
    }

    public static Evaluated Reverse(ReadOnlySpan<Value> a, Meter meter) => a is not [Value.List list] ? Problem.NoOverload
        : meter.Reserve(list.Elements.Length) ? new Value.List([.. list.Elements.Reverse()])
        : Problem.Spent;

    private static Evaluated Flatten(ReadOnlySpan<Value> a, Meter meter)
    {
        if (a is not ([Value.List] or [Value.List, Value.Int]))
        {
            return Problem.NoOverload;
        }

        var depth = a is [_, Value.Int levels] ? levels.Number : 1;
        var elements = ImmutableArray.CreateBuilder<Value>();
        return depth < 0 ? new Problem("flatten() needs a depth that is not negative")
            : Pour(a[0].Items, depth, elements, meter) ? new Value.List(elements.DrainToImmutable())
            : Problem.Spent;
    }

    private static bool Pour(ImmutableArray<Value> source, long depth, ImmutableArray<Value>.Builder into, Meter meter)
    {
        foreach (var element in source)
        {
            if (!meter.Step() || !meter.Reserve(1) || (element is Value.List inner && depth > 0 && !Pour(inner.Elements, depth - 1, into, meter)))
            {
                return false;
            }

            if (element is not Value.List || depth == 0)
            {
                into.Add(element);
            }
        }

        return true;
    }

    private static Evaluated Distinct(ReadOnlySpan<Value> a, Meter meter)
    {
        if (a is not [Value.List list])
        {
            return Problem.NoOverload;
        }

        var kept = ImmutableArray.CreateBuilder<Value>();
        foreach (var element in list.Elements)
        {
            if (!Holds(kept, element, meter))
            {
                kept.Add(element);
            }
        }

        return meter.Reserve(kept.Count) ? new Value.List(kept.DrainToImmutable()) : Problem.Spent;
    }

    private static Evaluated Sort(ReadOnlySpan<Value> a, Meter meter)
    {
        if (a is not [Value.List list])
        {
            return Problem.NoOverload;
        }

        if (!meter.Reserve(list.Elements.Length) || !meter.Step(list.Elements.Length * 16L))
        {
            return Problem.Spent;
        }

        return list.Elements.Skip(1).All(e => Operators.Compare(list.Elements[0], e) is not null)
            ? new Value.List([.. list.Elements.Order(Comparer<Value>.Create((x, y) => Operators.Compare(x, y) ?? 0))])
            : new Problem("sort() needs elements that have an order among each other");
    }

    private static Evaluated Range(ReadOnlySpan<Value> a, Meter meter) => a is not [Value.Int count] ? Problem.NoOverload
        : meter.Reserve(Math.Max(0, count.Number)) ? new Value.List([.. Enumerable.Range(0, (int)Math.Max(0, count.Number)).Select(i => Value.Of((long)i))])
        : Problem.Spent;

    private static Evaluated Lists(ReadOnlySpan<Value> a, Func<Value.List, Value.List, bool> test) =>
        a is [Value.List x, Value.List y] ? test(x, y) : Problem.NoOverload;

    private static bool Contains(Value.List all, Value.List some, Meter meter) => some.Elements.All(e => Holds(all.Elements, e, meter));

    private static bool Holds(IReadOnlyList<Value> elements, Value wanted, Meter meter)
    {
        for (var i = 0; i < elements.Count && !meter.IsSpent; i++)
        {
            if (Comparison.AreEqual(elements[i], wanted, meter))
            {
                return true;
            }
        }

        return false;
    }
}
