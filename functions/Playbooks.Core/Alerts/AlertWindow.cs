using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts;

/// <summary>When the artifact was hostile, or the identity in other hands.</summary>
/// <param name="Source">Who says so, and what of it is assumed.</param>
public sealed record AlertWindow(DateTimeOffset From, DateTimeOffset To, string Source)
{
    /// <summary>An advisory says when it was published, never since when the version was hostile.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromDays(30);

    public bool Covers(AlertWindow other) => From <= other.From && other.To <= To;

    /// <summary>Whole days, so that a hundred notices of one advisory are of one window.</summary>
    public static AlertWindow OfAdvisory(DateTimeOffset published, DateTimeOffset seen, string source)
    {
        var last = seen > published ? seen : published;
        return new(Day(published) - Lead, Day(last).AddDays(1), $"{source}; assumed to begin 30 days before it was published");
    }

    internal Value ToValue() => Value.MapOf(("from", Text(From)), ("to", Text(To)), ("source", Value.Of(Source)));

    internal static Value Text(DateTimeOffset time) => Value.Of(TimeText.Write((Value.Timestamp)Value.Of(time)));

    private static DateTimeOffset Day(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);
}
