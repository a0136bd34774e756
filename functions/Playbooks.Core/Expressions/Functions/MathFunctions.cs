using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>The "math" extension without its bit operations.</summary>
internal static class MathFunctions
{
    private static readonly string[] Numeric = ["int", "uint", "double"];

    public static IEnumerable<(FunctionBody, string[])> All =>
    [
        ((a, meter) => Extreme(a, 1, meter), Many("greatest")),
        ((a, meter) => Extreme(a, -1, meter), Many("least")),
        ((a, _) => Real(a, Math.Ceiling), ["math.ceil(double) -> double"]),
        ((a, _) => Real(a, Math.Floor), ["math.floor(double) -> double"]),
        ((a, _) => Real(a, x => Math.Round(x, MidpointRounding.AwayFromZero)), ["math.round(double) -> double"]),
        ((a, _) => Real(a, Math.Truncate), ["math.trunc(double) -> double"]),
        ((a, _) => a is [Value.Double d] ? double.IsNaN(d.Number) : Problem.NoOverload, ["math.isNaN(double) -> bool"]),
        ((a, _) => a is [Value.Double d] ? double.IsInfinity(d.Number) : Problem.NoOverload, ["math.isInf(double) -> bool"]),
        ((a, _) => a is [Value.Double d] ? double.IsFinite(d.Number) : Problem.NoOverload, ["math.isFinite(double) -> bool"]),
        ((a, _) => a is [var value] ? Sign(value) : Problem.NoOverload, [.. Numeric.Select(type => $"math.sign({type}) -> {type}")]),
        ((a, _) => a is [var value] ? Absolute(value) : Problem.NoOverload, [.. Numeric.Select(type => $"math.abs({type}) -> {type}")]),
        ((a, _) => a is [var value] ? SquareRoot(value) : Problem.NoOverload, [.. Numeric.Select(type => $"math.sqrt({type}) -> double")]),
    ];

    /// <summary>One number, a list of them, or two to eight; more than eight are accepted when it runs.</summary>
    private static string[] Many(string name) =>
    [
        .. Numeric.Select(type => $"math.{name}({type}) -> {type}"),
        .. Numeric.Select(type => $"math.{name}(list<{type}>) -> {type}"),
        $"math.{name}(list<any>) -> any",
        .. Enumerable.Range(2, 15).SelectMany(count => Numeric.Select(type => $"math.{name}({Repeat(type, count)}) -> {type}").Append($"math.{name}({Repeat("any", count)}) -> any")),
    ];

    private static string Repeat(string type, int count) => string.Join(", ", Enumerable.Repeat(type, count));

    private static Evaluated Extreme(ReadOnlySpan<Value> a, int sign, Meter meter)
    {
        ReadOnlySpan<Value> numbers = a is [Value.List list] ? list.Elements.AsSpan() : a;
        if (numbers.IsEmpty || !meter.Step(numbers.Length))
        {
            return Problem.NoOverload;
        }

        var best = numbers[0];
        foreach (var number in numbers)
        {
            if (number is not (Value.Int or Value.Uint or Value.Double))
            {
                return Problem.NoOverload;
            }

            best = Comparison.Numbers(number, best) == sign ? number : best;
        }

        return best;
    }

    private static Evaluated Real(ReadOnlySpan<Value> a, Func<double, double> compute) => a is [Value.Double d] ? compute(d.Number) : Problem.NoOverload;

    private static Evaluated Sign(Value value) => value switch
    {
        Value.Int i => (long)Math.Sign(i.Number),
        Value.Uint u => u.Number == 0 ? 0UL : 1UL,
        Value.Double d => double.IsNaN(d.Number) ? d.Number : (double)Math.Sign(d.Number),
        _ => Problem.NoOverload,
    };

    private static Evaluated Absolute(Value value) => value switch
    {
        Value.Int { Number: long.MinValue } => Problem.Overflow,
        Value.Int i => Math.Abs(i.Number),
        Value.Uint => value,
        Value.Double d => Math.Abs(d.Number),
        _ => Problem.NoOverload,
    };

    private static Evaluated SquareRoot(Value value) => value switch
    {
        Value.Int i => Math.Sqrt(i.Number),
        Value.Uint u => Math.Sqrt(u.Number),
        Value.Double d => Math.Sqrt(d.Number),
        _ => Problem.NoOverload,
    };
}
