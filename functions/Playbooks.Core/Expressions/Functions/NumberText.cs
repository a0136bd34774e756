using System.Globalization;
using System.Numerics;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>Doubles as text and back, in the forms that the language's reference implementation prints (C's and Go's %g, %f and %e).</summary>
internal static class NumberText
{
    public static double? ReadDouble(string text)
    {
        var bare = text.StartsWith('+') || text.StartsWith('-') ? text[1..] : text;
        double? number = bare.ToUpperInvariant() switch
        {
            "NAN" when bare.Length == text.Length => double.NaN,
            "INF" or "INFINITY" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            _ => null,
        };
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return number ?? (double.TryParse(text, Style, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read) && bare.Length > 0 ? read : null);
    }

    /// <summary>Shortest digits, with an exponent below 1e-4 and from 1e21 on.</summary>
    public static string General(double number)
    {
        if (!double.IsFinite(number) || number == 0)
        {
            return Special(number, "+Inf", "-Inf") ?? (double.IsNegative(number) ? "-0" : "0");
        }

        var (digits, point) = EcmaNumber.ShortestDigits(Math.Abs(number));
        var text = point is < -3 or > 21 ? Scientific(digits, point - 1) : Place(digits, point);
        return number < 0 ? "-" + text : text;
    }

    /// <summary>Shortest digits, never with an exponent.</summary>
    public static string Plain(double number)
    {
        if (!double.IsFinite(number) || number == 0)
        {
            return Special(number, "Infinity", "-Infinity") ?? (double.IsNegative(number) ? "-0" : "0");
        }

        var (digits, point) = EcmaNumber.ShortestDigits(Math.Abs(number));
        return (number < 0 ? "-" : "") + Place(digits, point);
    }

    /// <summary>That many digits after the point; the exact binary value is rounded half to even.</summary>
    public static string Fixed(double number, int precision)
    {
        if (!double.IsFinite(number))
        {
            return Special(number, "Infinity", "-Infinity") ?? "";
        }

        var digits = Scaled(Math.Abs(number), precision).ToString(CultureInfo.InvariantCulture).PadLeft(precision + 1, '0');
        var text = precision == 0 ? digits : digits[..^precision] + "." + digits[^precision..];
        return double.IsNegative(number) ? "-" + text : text;
    }

    /// <summary>One digit, that many after the point, and an exponent of at least two digits.</summary>
    public static string Exponential(double number, int precision)
    {
        if (!double.IsFinite(number))
        {
            return Special(number, "Infinity", "-Infinity") ?? "";
        }

        var positive = Math.Abs(number);
        var exponent = positive == 0 ? 0 : EcmaNumber.ShortestDigits(positive).Point - 1;
        var digits = Scaled(positive, precision - exponent).ToString(CultureInfo.InvariantCulture);
        if (digits.Length > precision + 1)
        {
            exponent++;
            digits = digits[..^1];
        }

        return (double.IsNegative(number) ? "-" : "") + Scientific(digits.PadRight(precision + 1, '0'), exponent);
    }

    private static string? Special(double number, string positive, string negative) =>
        double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? positive : double.IsNegativeInfinity(number) ? negative : null;

    /// <summary>positive × 10^power, rounded to a whole number, half to even.</summary>
    private static BigInteger Scaled(double positive, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(positive);
        var exponent = (int)(bits >> 52) & 0x7FF;
        BigInteger top = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        var binary = Math.Max(exponent, 1) - 1075;
        top *= BigInteger.Pow(10, Math.Max(power, 0)) * BigInteger.Pow(2, Math.Max(binary, 0));
        var bottom = BigInteger.Pow(10, Math.Max(-power, 0)) * BigInteger.Pow(2, Math.Max(-binary, 0));
        var whole = BigInteger.DivRem(top, bottom, out var rest);
        var twice = (rest * 2).CompareTo(bottom);
        return twice > 0 || (twice == 0 && !whole.IsEven) ? whole + 1 : whole;
    }

    private static string Place(string digits, int point) =>
        point <= 0 ? "0." + new string('0', -point) + digits
        : digits.Length <= point ? digits.PadRight(point, '0')
        : digits[..point] + "." + digits[point..];

    private static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
