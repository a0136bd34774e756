using System.Collections.Immutable;
using Playbooks.Core.Expressions.Syntax;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>Lists and maps that the source writes out.</summary>
internal static class Making
{
    public static Evaluated List(Walk walk, Node.MakeList node, Locals? locals)
    {
        var elements = ImmutableArray.CreateBuilder<Value>(node.Elements.Length);
        foreach (var (part, optional) in node.Elements)
        {
            var element = Part(walk, part, optional, locals);
            if (element.Problem is not null)
            {
                return element;
            }

            if (element.Value is not null)
            {
                elements.Add(element.Value);
            }
        }

        return walk.Meter.Reserve(elements.Count) ? new Value.List(elements.DrainToImmutable()) : Problem.Spent with { Span = node.Span };
    }

    public static Evaluated Map(Walk walk, Node.MakeMap node, Locals? locals)
    {
        var entries = new ValueMap.Builder();
        foreach (var entry in node.Entries)
        {
            var key = walk.Evaluate(entry.Key, locals);
            var value = key.Value is null ? key : Part(walk, entry.Value, entry.Optional, locals);
            if (key.Value is null || value.Problem is not null)
            {
                return value;
            }

            if (value.Value is not null && Add(entries, key.Value, value.Value) is { } problem)
            {
                return problem with { Span = entry.Key.Span };
            }
        }

        return walk.Meter.Reserve(node.Entries.Length) ? new Value.Map(entries.Build()) : Problem.Spent with { Span = node.Span };
    }

    public static Problem? Add(ValueMap.Builder entries, Value key, Value value) =>
        !Keys.IsKey(key) ? new Problem($"a map has no keys of type {Types.NameOf(key)}")
        : !Keys.TryAdd(entries, key, value) ? new Problem("a key is there twice")
        : null;

    /// <summary>Neither a value nor a problem for an optional part that holds nothing.</summary>
    private static Evaluated Part(Walk walk, Node node, bool optional, Locals? locals)
    {
        var part = walk.Evaluate(node, locals);
        if (!optional || part.Value is null)
        {
            return part;
        }

        return part.Value is not Value.Optional holder ? new Problem("an optional was expected after '?'", node.Span)
            : holder.Held is { } held ? held
            : default(Evaluated);
    }
}
