using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>The bit operations of the "math" extension; shifts fill with zeros, also those of negative numbers.</summary>
internal static class BitFunctions
{
    public static IEnumerable<(FunctionBody, string[])> All =>
    [
        Pair("bitAnd", (x, y) => x & y),
        Pair("bitOr", (x, y) => x | y),
        Pair("bitXor", (x, y) => x ^ y),
        ((a, _) => a switch
        {
            [Value.Int i] => ~i.Number,
            [Value.Uint u] => ~u.Number,
            _ => Problem.NoOverload,
        }, ["math.bitNot(int) -> int", "math.bitNot(uint) -> uint"]),
        Shift("bitShiftLeft", (bits, count) => bits << count),
        Shift("bitShiftRight", (bits, count) => bits >> count),
    ];

    private static (FunctionBody, string[]) Pair(string name, Func<ulong, ulong, ulong> combine)
    {
        return (Body, [$"math.{name}(int, int) -> int", $"math.{name}(uint, uint) -> uint"]);

        Evaluated Body(ReadOnlySpan<Value> a, Meter meter) => a switch
        {
            [Value.Int x, Value.Int y] => (long)combine((ulong)x.Number, (ulong)y.Number),
            [Value.Uint x, Value.Uint y] => combine(x.Number, y.Number),
            _ => Problem.NoOverload,
        };
    }

    private static (FunctionBody, string[]) Shift(string name, Func<ulong, int, ulong> shift)
    {
        return (Body, [$"math.{name}(int, int) -> int", $"math.{name}(uint, int) -> uint"]);

        Evaluated Body(ReadOnlySpan<Value> a, Meter meter) => a switch
        {
            [Value.Int or Value.Uint, Value.Int { Number: < 0 }] => new Problem("a shift cannot be negative"),
            [Value.Int x, Value.Int count] => count.Number > 63 ? 0L : (long)shift((ulong)x.Number, (int)count.Number),
            [Value.Uint x, Value.Int count] => count.Number > 63 ? 0UL : shift(x.Number, (int)count.Number),
            _ => Problem.NoOverload,
        };
    }
}
