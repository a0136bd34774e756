using System.Globalization;

namespace Playbooks.Core.Values;

/// <summary>Finite doubles as ECMAScript's Number::toString writes them (ECMA-262 §6.1.6.1.20, base 10).</summary>
internal static class EcmaNumber
{
    public static string Write(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        var (digits, point) = ShortestDigits(Math.Abs(number));
        return (number < 0 ? "-" : "") + Place(digits, point);
    }

    /// <summary>The fewest decimal digits that read back as the same double, and how many of them stand before the point.</summary>
    internal static (string Digits, int Point) ShortestDigits(double positive)
    {
        var parts = positive.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var dot = parts[0].IndexOf('.', StringComparison.Ordinal);
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var point = (dot < 0 ? all.Length : dot) - (all.Length - digits.Length) + exponent;
        return (digits.TrimEnd('0'), point);
    }

    private static string Place(string digits, int point) => point switch
    {
        > 21 or < -5 => Scientific(digits, point - 1),
        <= 0 => "0." + new string('0', -point) + digits,
        _ when digits.Length <= point => digits + new string('0', point - digits.Length),
        _ => digits[..point] + "." + digits[point..],
    };

    private static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }
}
