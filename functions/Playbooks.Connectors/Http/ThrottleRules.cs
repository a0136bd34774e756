using System.Globalization;

namespace Playbooks.Connectors.Http;

/// <summary>The common reading of rate limits.</summary>
public static class ThrottleRules
{
    /// <summary>429 (and 503 that says when): as long as Retry-After says, else two to the power of the attempt in seconds.</summary>
    public static TimeSpan? RetryAfter(Reply reply, int attempt, DateTimeOffset now) => reply.Status switch
    {
        429 => Asked(reply, now) ?? TimeSpan.FromSeconds(1 << Math.Min(attempt, 8)),
        503 => Asked(reply, now),
        _ => null,
    };

    /// <summary>Retry-After in seconds or as a date (RFC 9110 §10.2.3); null where it is absent or unreadable.</summary>
    public static TimeSpan? Asked(Reply reply, DateTimeOffset now)
    {
        var text = reply.Header("Retry-After");
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? TimeSpan.FromTicks(Math.Max(0, (date - now).Ticks))
            : null;
    }
}
