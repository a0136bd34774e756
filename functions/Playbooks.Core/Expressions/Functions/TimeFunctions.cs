using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>Parts of points in time, in UTC or in a zone, and of durations.</summary>
internal static class TimeFunctions
{
    public static IEnumerable<(FunctionBody, string[])> All =>
    [
        Part("getFullYear", t => t.Year),
        Part("getMonth", t => t.Month - 1),
        Part("getDate", t => t.Day),
        Part("getDayOfMonth", t => t.Day - 1),
        Part("getDayOfWeek", t => (int)t.DayOfWeek),
        Part("getDayOfYear", t => t.DayOfYear - 1),
        Part("getHours", t => t.Hour, d => d.Seconds / 3600),
        Part("getMinutes", t => t.Minute, d => d.Seconds / 60),
        Part("getSeconds", t => t.Second, d => d.Seconds),
        Part("getMilliseconds", t => t.Millisecond, d => d.Nanos / 1_000_000),
    ];

    private static (FunctionBody, string[]) Part(string name, Func<DateTimeOffset, long> ofTime, Func<Value.Duration, long>? ofSpan = null)
    {
        string[] forms = [$"[timestamp].{name}() -> int", $"[timestamp].{name}(string) -> int", .. ofSpan is null ? [] : new[] { $"[duration].{name}() -> int" }];
        return (Body, forms);

        Evaluated Body(ReadOnlySpan<Value> a, Meter meter) => a switch
        {
            [Value.Timestamp time] => ofTime(Local(time, TimeSpan.Zero)),
            [Value.Timestamp time, Value.Text zone] => Zones.Offset(zone.Content, time) is { } offset ? ofTime(Local(time, offset)) : new Problem($"there is no time zone '{zone.Content}'"),
            [Value.Duration span] when ofSpan is not null => ofSpan(span),
            _ => Problem.NoOverload,
        };
    }

    /// <summary>The clock's reading; the first and last hours of time stay where they are, for there is no year 0 or 10000.</summary>
    private static DateTimeOffset Local(Value.Timestamp time, TimeSpan offset)
    {
        var seconds = Math.Clamp(time.Seconds + (long)offset.TotalSeconds, TimeText.FirstSecond, TimeText.LastSecond);
        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(time.Nanos / 100);
    }
}
