using System.Globalization;
using System.Text;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Requests;

/// <summary>
/// GitHub's limits (docs.github.com, "Rate limits for the REST API"): Retry-After first; else the reset time where nothing remains;
/// else, for a secondary limit, at least a minute that doubles.
/// </summary>
internal static class GitHubThrottle
{
    private const int LongestNotice = 4096;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(60);

    public static TimeSpan? Wait(Reply reply, int attempt, DateTimeOffset now)
    {
        if (reply.Status is not (403 or 429))
        {
            return ThrottleRules.RetryAfter(reply, attempt, now);
        }

        if ((ThrottleRules.Asked(reply, now) ?? UntilReset(reply, now)) is { } asked)
        {
            return asked;
        }

        return reply.Status == 429 || IsSecondary(reply) ? Least * (1 << Math.Min(attempt, 6)) : null;
    }

    private static TimeSpan? UntilReset(Reply reply, DateTimeOffset now) =>
        reply.Header("x-ratelimit-remaining") == "0" && long.TryParse(reply.Header("x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset) && reset < 32503680000
            ? TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerSecond, (DateTimeOffset.FromUnixTimeSeconds(reset) - now).Ticks))
            : null;

    private static bool IsSecondary(Reply reply)
    {
        var notice = Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(reply.Body.Length, LongestNotice)]);
        return notice.Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase) || notice.Contains("abuse detection", StringComparison.OrdinalIgnoreCase);
    }
}
