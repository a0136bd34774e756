using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Playbooks.Core.Values;

/// <summary>Timestamps as RFC 3339 text in UTC and durations as seconds ("3.5s"), both exact to the nanosecond.</summary>
public static partial class TimeText
{
    public const long FirstSecond = -62_135_596_800;
    public const long LastSecond = 253_402_300_799;

    public static string Write(Value.Timestamp time)
    {
        var whole = DateTimeOffset.FromUnixTimeSeconds(time.Seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return whole + Fraction(time.Nanos) + "Z";
    }

    public static string Write(Value.Duration span)
    {
        var sign = span.Seconds < 0 || span.Nanos < 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{Math.Abs((decimal)span.Seconds):0}{Fraction(Math.Abs(span.Nanos))}s");
    }

    /// <summary>RFC 3339 with any offset, years 0001 to 9999; digits after the ninth of the fraction are dropped.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Value.Timestamp? time)
    {
        time = null;
        var match = Rfc3339().Match(text);
        if (!match.Success || !DateTime.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        var offset = match.Groups["sign"].Success ? (Number(match, "hours") * 3600) + (Number(match, "minutes") * 60) : 0;
        var seconds = ((local.Ticks / TimeSpan.TicksPerSecond) + FirstSecond) - (match.Groups["sign"].Value == "-" ? -offset : offset);
        var nanos = match.Groups["fraction"].Value.PadRight(9, '0')[..9];
        time = new Value.Timestamp(seconds, int.Parse(nanos, CultureInfo.InvariantCulture));
        return seconds is >= FirstSecond and <= LastSecond && Number(match, "hours") < 24 && Number(match, "minutes") < 60;
    }

    private static string Fraction(int nanos) => nanos == 0 ? "" : "." + nanos.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,100}))?(Z|(?<sign>[+-])(?<hours>[0-9]{2}):(?<minutes>[0-9]{2}))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
