using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>"…%s…".format([…]) (the "strings" extension): %s %d %f %e %b %o %x %X, and %% for a percent sign.</summary>
internal sealed class Formatting(Meter meter)
{
    private const int MostDigits = 1_000;
    private readonly StringBuilder made = new();

    public Evaluated Format(string format, ImmutableArray<Value> arguments)
    {
        var next = 0;
        for (var at = 0; at < format.Length;)
        {
            var percent = format.IndexOf('%', at);
            made.Append(format, at, (percent < 0 ? format.Length : percent) - at);
            if (percent < 0)
            {
                break;
            }

            var clause = Clause.Read(format, percent + 1);
            at = clause.End;
            if (clause.Kind != '%' && next == arguments.Length)
            {
                return new Problem("format() has more clauses than arguments");
            }

            if (Append(clause, clause.Kind == '%' ? Value.Nothing : arguments[next++]) is { } problem)
            {
                return problem;
            }
        }

        return meter.Reserve(made.Length) ? made.ToString() : Problem.Spent;
    }

    private Problem? Append(Clause clause, Value argument)
    {
        var text = clause.Kind switch
        {
            '%' => "%",
            's' => new TextForm(meter).Of(argument),
            'd' => Decimal(argument),
            'f' => Real(argument) is { } number ? NumberText.Fixed(number, clause.Precision) : null,
            'e' => Real(argument) is { } number ? NumberText.Exponential(number, clause.Precision) : null,
            'b' => Binary(argument),
            'o' => Whole(argument) is { } number ? InBase(number, 8) : null,
            'x' => Hex(argument),
            'X' => Hex(argument)?.ToUpperInvariant(),
            _ => null,
        };
        if (text is null || !meter.Reserve(text.Length))
        {
            return text is null ? Wrong(clause, argument) : Problem.Spent;
        }

        made.Append(text);
        return null;
    }

    private static Problem Wrong(Clause clause, Value argument) => "sdfeboxX".Contains(clause.Kind, StringComparison.Ordinal)
        ? new Problem($"'%{clause.Kind}' does not take a value of type {Types.NameOf(argument)}")
        : new Problem("format() has a clause that is not known; there are %s %d %f %e %b %o %x %X and %%");

    private static string? Decimal(Value value) => value switch
    {
        Value.Int or Value.Uint => Whole(value)?.ToString(CultureInfo.InvariantCulture),
        Value.Double d => NumberText.Plain(d.Number),
        _ => null,
    };

    private static string? Binary(Value value) => value is Value.Bool flag ? flag.Flag ? "1" : "0" : Whole(value) is { } number ? InBase(number, 2) : null;

    private static string? Hex(Value value) => value switch
    {
        Value.Text t => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(t.Content)),
        Value.Bytes b => Convert.ToHexStringLower(b.Content.AsSpan()),
        _ => Whole(value) is { } number ? InBase(number, 16) : null,
    };

    private static BigInteger? Whole(Value value) => value switch
    {
        Value.Int i => i.Number,
        Value.Uint u => u.Number,
        _ => null,
    };

    private static double? Real(Value value) => value switch
    {
        Value.Double d => d.Number,
        Value.Int i => i.Number,
        Value.Uint u => u.Number,
        _ => null,
    };

    private static string InBase(BigInteger number, int radix)
    {
        var digits = new StringBuilder();
        for (var rest = BigInteger.Abs(number); !rest.IsZero || digits.Length == 0; rest /= radix)
        {
            digits.Insert(0, "0123456789abcdef"[(int)(rest % radix)]);
        }

        return (number.Sign < 0 ? "-" : "") + digits;
    }

    /// <param name="Kind">The letter, or a space where the clause is not known.</param>
    private readonly record struct Clause(char Kind, int Precision, int End)
    {
        public static Clause Read(string format, int at)
        {
            var digits = at + 1;
            if (at >= format.Length || format[at] != '.')
            {
                return at < format.Length ? new Clause(format[at], 6, at + 1) : new Clause(' ', 0, at);
            }

            while (digits < format.Length && char.IsAsciiDigit(format[digits]))
            {
                digits++;
            }

            var isKnown = digits < format.Length && format[digits] is 'f' or 'e'
                && int.TryParse(format.AsSpan(at + 1, digits - at - 1), CultureInfo.InvariantCulture, out var precision) && precision <= MostDigits;
            return isKnown ? new Clause(format[digits], int.Parse(format.AsSpan(at + 1, digits - at - 1), CultureInfo.InvariantCulture), digits + 1) : new Clause(' ', 0, digits);
        }
    }
}
