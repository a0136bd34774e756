using System.Collections.Immutable;
using Playbooks.Core.Expressions.Syntax;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>One run of a macro over the elements of a list or the keys of a map.</summary>
internal readonly struct Folding(Walk walk, Node.Comprehension node, Locals? locals)
{
    public Evaluated Evaluate()
    {
        var range = walk.Evaluate(node.Range, locals);
        return range.Value switch
        {
            null => range,
            Value.List or Value.Map => Fold(range.Value),
            _ => new Problem($"a list or map was expected, not a value of type {Types.NameOf(range.Value)}", node.Range.Span),
        };
    }

    private Evaluated Fold(Value range) => node.Kind switch
    {
        Node.Fold.All => Decide(range, absorbing: false),
        Node.Fold.Exists => Decide(range, absorbing: true),
        Node.Fold.ExistsOne => CountOne(range),
        Node.Fold.List => MakeList(range),
        _ => MakeMap(range),
    };

    private IEnumerable<(Value First, Value Second)> Pairs(Value range) => range switch
    {
        Value.Map map => map.Entries.Select(e => (e.Key, e.Value)),
        _ when node.Second is null => range.Items.Select(e => (e, e)),
        _ => range.Items.Select((e, i) => (Value.Of((long)i), e)),
    };

    private Locals Bind((Value First, Value Second) pair)
    {
        var first = new Locals(node.First, pair.First, locals);
        return node.Second is null ? first : new Locals(node.Second, pair.Second, first);
    }

    /// <summary>As a chain of terms: one absorbing element decides, else the first problem does.</summary>
    private Evaluated Decide(Value range, bool absorbing)
    {
        Problem? problem = null;
        foreach (var pair in Pairs(range))
        {
            var truth = Test(node.Result, Bind(pair));
            if (walk.Meter.IsSpent || truth.Value == Value.Of(absorbing))
            {
                return truth;
            }

            problem ??= truth.Problem;
        }

        return problem is null ? !absorbing : problem;
    }

    private Evaluated CountOne(Value range)
    {
        var count = 0;
        foreach (var pair in Pairs(range))
        {
            var truth = Test(node.Result, Bind(pair));
            if (truth.Value is not Value.Bool counts)
            {
                return truth;
            }

            count += counts.Flag ? 1 : 0;
        }

        return count == 1;
    }

    private Evaluated MakeList(Value range)
    {
        var elements = ImmutableArray.CreateBuilder<Value>();
        foreach (var pair in Pairs(range))
        {
            var scope = Bind(pair);
            var truth = Test(node.Filter, scope);
            var element = truth.Value is null || truth.Value == Value.False ? truth
                : node.Result is null ? pair.First
                : walk.Evaluate(node.Result, scope);
            if (element.Value is null || !walk.Meter.Reserve(1))
            {
                return element.Problem ?? Problem.Spent with { Span = node.Span };
            }

            if (truth.Value == Value.True)
            {
                elements.Add(element.Value);
            }
        }

        return new Value.List(elements.DrainToImmutable());
    }

    private Evaluated MakeMap(Value range)
    {
        var entries = new ValueMap.Builder();
        foreach (var pair in Pairs(range))
        {
            var scope = Bind(pair);
            var truth = Test(node.Filter, scope);
            var made = truth.Value is null || truth.Value == Value.False || node.Result is null ? truth : walk.Evaluate(node.Result, scope);
            if (made.Value is null || !walk.Meter.Reserve(1))
            {
                return made.Problem ?? Problem.Spent with { Span = node.Span };
            }

            if (truth.Value == Value.True && Add(entries, pair.First, made.Value) is { } problem)
            {
                return problem with { Span = node.Span };
            }
        }

        return new Value.Map(entries.Build());
    }

    private Problem? Add(ValueMap.Builder entries, Value key, Value made)
    {
        if (node.Kind == Node.Fold.Map)
        {
            return Making.Add(entries, key, made);
        }

        if (made is not Value.Map map || !walk.Meter.Reserve(map.Entries.Count))
        {
            return new Problem("transformMapEntry() needs a map as its result");
        }

        foreach (var (name, value) in map.Entries)
        {
            if (Making.Add(entries, name, value) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private Evaluated Test(Node? condition, Locals scope)
    {
        if (condition is null)
        {
            return true;
        }

        var truth = walk.Evaluate(condition, scope);
        return truth.Value is null or Value.Bool ? truth : Walk.NotBool(truth.Value, condition.Span);
    }
}
