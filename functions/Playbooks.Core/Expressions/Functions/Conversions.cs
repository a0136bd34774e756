using System.Globalization;
using System.Text;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

internal static class Conversions
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<(FunctionBody, string[])> All =>
    [
        ((a, _) => a is [var value] ? value : Problem.NoOverload, ["dyn(any) -> any"]),
        ((a, _) => a is [var value] ? Types.Of(value) : Problem.NoOverload, ["type(any) -> type"]),
        ((a, _) => a is [var value] ? ToBool(value) : Problem.NoOverload, ["bool(bool) -> bool", "bool(string) -> bool"]),
        ((a, _) => a is [var value] ? ToInt(value) : Problem.NoOverload,
            ["int(int) -> int", "int(uint) -> int", "int(double) -> int", "int(string) -> int", "int(timestamp) -> int"]),
        ((a, _) => a is [var value] ? ToUint(value) : Problem.NoOverload,
            ["uint(uint) -> uint", "uint(int) -> uint", "uint(double) -> uint", "uint(string) -> uint"]),
        ((a, _) => a is [var value] ? ToDouble(value) : Problem.NoOverload,
            ["double(double) -> double", "double(int) -> double", "double(uint) -> double", "double(string) -> double"]),
        ((a, meter) => a is [var value] ? ToText(value, meter) : Problem.NoOverload,
            ["string(string) -> string", "string(bool) -> string", "string(int) -> string", "string(uint) -> string", "string(double) -> string",
             "string(bytes) -> string", "string(timestamp) -> string", "string(duration) -> string"]),
        ((a, meter) => a is [var value] ? ToBytes(value, meter) : Problem.NoOverload, ["bytes(bytes) -> bytes", "bytes(string) -> bytes"]),
        ((a, _) => a is [var value] ? ToTime(value) : Problem.NoOverload,
            ["timestamp(timestamp) -> timestamp", "timestamp(string) -> timestamp", "timestamp(int) -> timestamp"]),
        ((a, _) => a is [var value] ? ToSpan(value) : Problem.NoOverload, ["duration(duration) -> duration", "duration(string) -> duration"]),
    ];

    private static Evaluated ToBool(Value value) => value switch
    {
        Value.Bool => value,
        Value.Text { Content: "1" or "t" or "T" or "true" or "TRUE" or "True" } => true,
        Value.Text { Content: "0" or "f" or "F" or "false" or "FALSE" or "False" } => false,
        Value.Text => new Problem("this text is neither 'true' nor 'false'"),
        _ => Problem.NoOverload,
    };

    private static Evaluated ToInt(Value value) => value switch
    {
        Value.Int => value,
        Value.Uint u => u.Number <= long.MaxValue ? (long)u.Number : Problem.Overflow,
        Value.Double d => d.Number is > -9223372036854775808.0 and < 9223372036854775808.0 ? (long)d.Number : Problem.Overflow,
        Value.Text t => long.TryParse(t.Content, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : new Problem("this text is no whole number of 64 bits"),
        Value.Timestamp t => t.Seconds,
        _ => Problem.NoOverload,
    };

    private static Evaluated ToUint(Value value) => value switch
    {
        Value.Uint => value,
        Value.Int i => i.Number >= 0 ? (ulong)i.Number : Problem.Overflow,
        Value.Double d => d.Number is >= 0 and < 18446744073709551616.0 ? (ulong)d.Number : Problem.Overflow,
        Value.Text t => ulong.TryParse(t.Content, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : new Problem("this text is no whole number of 64 bits without a sign"),
        _ => Problem.NoOverload,
    };

    private static Evaluated ToDouble(Value value) => value switch
    {
        Value.Double => value,
        Value.Int i => (double)i.Number,
        Value.Uint u => (double)u.Number,
        Value.Text t => NumberText.ReadDouble(t.Content) is { } number ? number : new Problem("this text is no number"),
        _ => Problem.NoOverload,
    };

    private static Evaluated ToText(Value value, Meter meter) => value switch
    {
        Value.Text => value,
        Value.Bool b => b.Flag ? "true" : "false",
        Value.Int i => i.Number.ToString(CultureInfo.InvariantCulture),
        Value.Uint u => u.Number.ToString(CultureInfo.InvariantCulture),
        Value.Double d => NumberText.General(d.Number),
        Value.Bytes b => meter.Reserve(b.Content.Length) ? Decode(b) : Problem.Spent,
        Value.Timestamp t => TimeText.Write(t),
        Value.Duration d => TimeText.Write(d),
        _ => Problem.NoOverload,
    };

    private static Evaluated Decode(Value.Bytes bytes)
    {
        try
        {
            return Strict.GetString(bytes.Content.AsSpan());
        }
        catch (DecoderFallbackException)
        {
            return new Problem("these bytes are no UTF-8 text");
        }
    }

    private static Evaluated ToBytes(Value value, Meter meter) => value switch
    {
        Value.Bytes => value,
        Value.Text t => meter.Reserve(t.Content.Length * 3L) ? new Value.Bytes([.. Encoding.UTF8.GetBytes(t.Content)]) : Problem.Spent,
        _ => Problem.NoOverload,
    };

    private static Evaluated ToTime(Value value) => value switch
    {
        Value.Timestamp => value,
        Value.Text t => Instants.ReadTime(t.Content),
        Value.Int i => Instants.FromSeconds(i.Number),
        _ => Problem.NoOverload,
    };

    private static Evaluated ToSpan(Value value) => value switch
    {
        Value.Duration => value,
        Value.Text t => Instants.ReadSpan(t.Content),
        _ => Problem.NoOverload,
    };
}
