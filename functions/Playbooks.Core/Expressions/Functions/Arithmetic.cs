using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>Numbers with numbers of the same type; what does not fit is a problem, never a wrapped number.</summary>
internal static class Arithmetic
{
    private static readonly Problem ByZero = new("a number is divided by zero");

    public static Evaluated Add(Value left, Value right) => (left, right) switch
    {
        (Value.Int a, Value.Int b) => Fit((Int128)a.Number + b.Number),
        (Value.Uint a, Value.Uint b) => FitUnsigned((Int128)a.Number + b.Number),
        (Value.Double a, Value.Double b) => a.Number + b.Number,
        _ => Problem.NoOverload,
    };

    public static Evaluated Subtract(Value left, Value right) => (left, right) switch
    {
        (Value.Int a, Value.Int b) => Fit((Int128)a.Number - b.Number),
        (Value.Uint a, Value.Uint b) => FitUnsigned((Int128)a.Number - b.Number),
        (Value.Double a, Value.Double b) => a.Number - b.Number,
        _ => Problem.NoOverload,
    };

    public static Evaluated Multiply(Value left, Value right) => (left, right) switch
    {
        (Value.Int a, Value.Int b) => Fit((Int128)a.Number * b.Number),
        (Value.Uint a, Value.Uint b) => (UInt128)a.Number * b.Number is var product && product <= ulong.MaxValue ? (ulong)product : Problem.Overflow,
        (Value.Double a, Value.Double b) => a.Number * b.Number,
        _ => Problem.NoOverload,
    };

    public static Evaluated Divide(Value left, Value right) => (left, right) switch
    {
        (Value.Int, Value.Int { Number: 0 }) or (Value.Uint, Value.Uint { Number: 0 }) => ByZero,
        (Value.Int a, Value.Int b) => Fit((Int128)a.Number / b.Number),
        (Value.Uint a, Value.Uint b) => a.Number / b.Number,
        (Value.Double a, Value.Double b) => a.Number / b.Number,
        _ => Problem.NoOverload,
    };

    public static Evaluated Modulo(Value left, Value right) => (left, right) switch
    {
        (Value.Int, Value.Int { Number: 0 }) or (Value.Uint, Value.Uint { Number: 0 }) => ByZero,
        (Value.Int { Number: long.MinValue }, Value.Int { Number: -1 }) => Problem.Overflow,
        (Value.Int a, Value.Int b) => a.Number % b.Number,
        (Value.Uint a, Value.Uint b) => a.Number % b.Number,
        _ => Problem.NoOverload,
    };

    public static Evaluated Negate(Value value) => value switch
    {
        Value.Int a => Fit(-(Int128)a.Number),
        Value.Double a => -a.Number,
        _ => Problem.NoOverload,
    };

    private static Evaluated Fit(Int128 number) => number >= long.MinValue && number <= long.MaxValue ? (long)number : Problem.Overflow;

    private static Evaluated FitUnsigned(Int128 number) => number >= 0 && number <= ulong.MaxValue ? (ulong)number : Problem.Overflow;
}
