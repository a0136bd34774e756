using System.Globalization;

namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>A <c>created</c> filter: <c>A..B</c>, <c>&gt;=A</c>, <c>&gt;A</c>, <c>&lt;=A</c>, <c>&lt;A</c>, or a day or time alone; <c>*</c> is open.</summary>
internal sealed record CreatedRange(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1);

    public bool Contains(DateTimeOffset time) => time >= From && time <= To;

    /// <summary>Null when the text is none of these.</summary>
    public static CreatedRange? Parse(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return (text, dots) switch
        {
            (_, >= 0) => Between(text[..dots], text[(dots + 2)..]),
            (['>', '=', ..], _) => Between(text[2..], "*"),
            (['<', '=', ..], _) => Between("*", text[2..]),
            (['>', ..], _) => Between(text[1..], "*") is { } after ? after with { From = after.From.AddSeconds(1) } : null,
            (['<', ..], _) => Time(text[1..], false) is { } end ? new CreatedRange(DateTimeOffset.MinValue, end.AddSeconds(-1)) : null,
            _ => Between(text, text),
        };
    }

    private static CreatedRange? Between(string from, string to) =>
        (from == "*" ? DateTimeOffset.MinValue : Time(from, false)) is { } start && (to == "*" ? DateTimeOffset.MaxValue : Time(to, true)) is { } end
            ? new CreatedRange(start, end)
            : null;

    private static DateTimeOffset? Time(string text, bool end) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? (end && text.Length == 10 ? time + Day : time) : null;
}
