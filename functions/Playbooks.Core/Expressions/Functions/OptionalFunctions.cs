using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>The "optionals" extension; optMap, optFlatMap, ".?" and "[?" are syntax, and or and orValue are lazy (see Calls).</summary>
internal static class OptionalFunctions
{
    private static readonly Value None = new Value.Optional(null);

    public static IEnumerable<(FunctionBody, string[])> All =>
    [
        ((a, _) => a is [] ? None : Problem.NoOverload, ["optional.none() -> optional<T>"]),
        ((a, _) => a is [var value] ? new Value.Optional(value) : Problem.NoOverload, ["optional.of(T) -> optional<T>"]),
        ((a, _) => a is [var value] ? IsZero(value) ? None : new Value.Optional(value) : Problem.NoOverload, ["optional.ofNonZeroValue(T) -> optional<T>"]),
        ((a, _) => a is [Value.Optional o] ? o.Held is not null : Problem.NoOverload, ["[optional<T>].hasValue() -> bool"]),
        ((a, _) => a is not [Value.Optional o] ? Problem.NoOverload : o.Held is null ? new Problem("the optional holds nothing") : o.Held, ["[optional<T>].value() -> T"]),
        ((_, _) => Problem.NoOverload, ["[optional<T>].or(optional<T>) -> optional<T>", "[optional<T>].orValue(T) -> T"]),
        ((a, _) => a is [Value.List list] ? new Value.Optional(list.Elements.FirstOrDefault()) : Problem.NoOverload, ["[list<T>].first() -> optional<T>"]),
        ((a, _) => a is [Value.List list] ? new Value.Optional(list.Elements.LastOrDefault()) : Problem.NoOverload, ["[list<T>].last() -> optional<T>"]),
        (Unwrap, ["optional.unwrap(list<optional<T>>) -> list<T>", "[list<optional<T>>].unwrapOpt() -> list<T>"]),
    ];

    private static Evaluated Unwrap(ReadOnlySpan<Value> a, Meter meter)
    {
        if (a is not [Value.List list] || !list.Elements.All(e => e is Value.Optional))
        {
            return Problem.NoOverload;
        }

        return meter.Reserve(list.Elements.Length) ? Value.ListOf(list.Elements.OfType<Value.Optional>().Select(o => o.Held).OfType<Value>()) : Problem.Spent;
    }

    private static bool IsZero(Value value) => value switch
    {
        Value.Null => true,
        Value.Bool b => !b.Flag,
        Value.Int i => i.Number == 0,
        Value.Uint u => u.Number == 0,
        Value.Double d => d.Number == 0,
        Value.Text t => t.Content.Length == 0,
        Value.Bytes b => b.Content.IsEmpty,
        Value.List l => l.Elements.IsEmpty,
        Value.Map m => m.Entries.Count == 0,
        Value.Duration d => d is { Seconds: 0, Nanos: 0 },
        Value.Optional o => o.Held is null,
        _ => false,
    };
}
