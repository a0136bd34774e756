using System.Globalization;
using System.Numerics;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Syntax;

/// <summary>
/// Numbers of a source. An int is read without its sign, so 9223372036854775808 comes out as <see cref="Smallest"/>
/// and only the parser, which sees the minus, may accept it.
/// </summary>
internal static class NumberLiteral
{
    /// <summary>The one int literal that needs its minus.</summary>
    public static Value Smallest { get; } = new Value.Type("9223372036854775808");

    public static Token Read(string source, int at)
    {
        if (source[at] == '0' && at + 2 < source.Length && source[at + 1] is 'x' or 'X' && char.IsAsciiHexDigit(source[at + 2]))
        {
            return Whole(source, at, Skip(source, at + 2, char.IsAsciiHexDigit), hex: true);
        }

        var end = Skip(source, at, char.IsAsciiDigit);
        var point = FractionEnd(source, end);
        var exponent = ExponentEnd(source, point);
        return exponent == end ? Whole(source, at, end, hex: false) : Double(source, at, exponent);
    }

    private static int FractionEnd(string source, int at) =>
        at + 1 < source.Length && source[at] == '.' && char.IsAsciiDigit(source[at + 1]) ? Skip(source, at + 1, char.IsAsciiDigit) : at;

    private static int ExponentEnd(string source, int at)
    {
        if (at >= source.Length || source[at] is not ('e' or 'E'))
        {
            return at;
        }

        var digits = at + 1 < source.Length && source[at + 1] is '+' or '-' ? at + 2 : at + 1;
        return digits < source.Length && char.IsAsciiDigit(source[digits]) ? Skip(source, digits, char.IsAsciiDigit) : at;
    }

    private static int Skip(string source, int at, Func<char, bool> accept)
    {
        while (at < source.Length && accept(source[at]))
        {
            at++;
        }

        return at;
    }

    private static Token Whole(string source, int at, int end, bool hex)
    {
        var unsigned = end < source.Length && source[end] is 'u' or 'U';
        var span = new Span(at, end - at + (unsigned ? 1 : 0));
        if (end < source.Length && !unsigned && (char.IsAsciiLetter(source[end]) || source[end] == '_'))
        {
            return new Token(TokenKind.Wrong, new Span(at, end + 1 - at), "a name cannot start with a digit");
        }

        var number = source.AsSpan(at, end - at).TrimStart("0xX").Length > 40 ? BigInteger.Pow(2, 65)
            : hex ? BigInteger.Parse("0" + source[(at + 2)..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : BigInteger.Parse(source.AsSpan(at, end - at), CultureInfo.InvariantCulture);
        return Literal(span, unsigned
            ? number <= ulong.MaxValue ? new Value.Uint((ulong)number) : null
            : number <= long.MaxValue ? Value.Of((long)number) : number == BigInteger.Pow(2, 63) ? Smallest : null);
    }

    private static Token Double(string source, int at, int end)
    {
        var number = double.Parse(source.AsSpan(at, end - at), NumberStyles.Float, CultureInfo.InvariantCulture);
        return Literal(new Span(at, end - at), double.IsFinite(number) ? Value.Of(number) : null);
    }

    private static Token Literal(Span span, Value? value) => value is null
        ? new Token(TokenKind.Wrong, span, "the number does not fit 64 bits")
        : new Token(TokenKind.Literal, span, "", value);
}
