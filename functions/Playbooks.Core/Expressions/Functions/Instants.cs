using System.Globalization;
using System.Text.RegularExpressions;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>
/// Points in time (years 1 to 9999) and durations (±292 years: what 64 bits hold in nanoseconds, as in the
/// language's reference implementation).
/// </summary>
internal static partial class Instants
{
    private const long Second = 1_000_000_000;
    private static readonly Problem OutOfTime = new("the time is outside the years 0001 to 9999");
    private static readonly Problem TooLong = new("the duration is longer than 292 years");
    private static readonly Problem NoDuration = new("this is no duration; write one as '1h30m', '90s' or '250ms'");

    public static Int128 Nanos(Value.Duration span) => ((Int128)span.Seconds * Second) + span.Nanos;

    public static Value.Duration Negate(Value.Duration span) => new(-span.Seconds, -span.Nanos);

    public static Evaluated Add(Value.Timestamp time, Value.Duration span) => Time(Nanos(time) + Nanos(span));

    public static Evaluated Add(Value.Duration left, Value.Duration right) => Span(Nanos(left) + Nanos(right));

    public static Evaluated Between(Value.Timestamp start, Value.Timestamp end) => Span(Nanos(end) - Nanos(start));

    public static Evaluated FromSeconds(long seconds) => Time((Int128)seconds * Second);

    public static Evaluated ReadTime(string text) => TimeText.TryRead(text, out var time)
        ? time
        : new Problem("this is no time of the years 0001 to 9999; write one as '2026-01-31T12:00:00Z'");

    /// <summary>Signed sums of numbers with a unit (h, m, s, ms, us, µs, ns), or a bare 0.</summary>
    public static Evaluated ReadSpan(string text)
    {
        var match = text.Length <= 200 ? Written().Match(text) : Match.Empty;
        if (!match.Success)
        {
            return NoDuration;
        }

        Int128 nanos = 0;
        for (var i = 0; i < match.Groups["whole"].Captures.Count; i++)
        {
            var number = $"0{match.Groups["whole"].Captures[i].Value}.{match.Groups["fraction"].Captures[i].Value.TrimStart('.')}0";
            var unit = UnitOf(match.Groups["unit"].Captures[i].Value);
            if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || (double)amount * unit > 1e19)
            {
                return TooLong;
            }

            nanos += (Int128)(amount * unit);
        }

        return Span(text.StartsWith('-') ? -nanos : nanos);
    }

    private static Int128 Nanos(Value.Timestamp time) => ((Int128)time.Seconds * Second) + time.Nanos;

    private static Evaluated Time(Int128 nanos)
    {
        var (seconds, rest) = Int128.DivRem(nanos, Second);
        var time = rest < 0 ? (Seconds: (long)seconds - 1, Nanos: (int)(rest + Second)) : (Seconds: (long)seconds, Nanos: (int)rest);
        return time.Seconds is >= TimeText.FirstSecond and <= TimeText.LastSecond ? new Value.Timestamp(time.Seconds, time.Nanos) : OutOfTime;
    }

    private static Evaluated Span(Int128 nanos) => nanos >= long.MinValue && nanos <= long.MaxValue
        ? new Value.Duration((long)(nanos / Second), (int)(nanos % Second))
        : TooLong;

    private static long UnitOf(string unit) => unit switch
    {
        "h" => 3600 * Second,
        "m" => 60 * Second,
        "s" => Second,
        "ms" => 1_000_000,
        "ns" => 1,
        "" => 0,
        _ => 1_000,
    };

    [GeneratedRegex(@"\A[+-]?(?:((?<whole>[0-9]+)(?<fraction>\.[0-9]*|)|(?<whole>)(?<fraction>\.[0-9]+))(?<unit>h|ms|m|s|us|µs|μs|ns))+\z|\A[+-]?(?<whole>0)(?<fraction>)(?<unit>)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
