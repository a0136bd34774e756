using System.Text;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws;

/// <summary>AWS's rate limits: 429, or status 400, 403 or 503 with one of the throttling codes in the body; rarely with Retry-After.</summary>
internal static class AwsThrottle
{
    private const int CodeWithin = 1024;

    private static readonly string[] Codes =
        ["Throttling", "ThrottlingException", "ThrottledException", "TooManyRequestsException", "RequestLimitExceeded", "RequestThrottled", "SlowDown"];

    public static TimeSpan? Rule(Reply reply, int attempt, DateTimeOffset now) =>
        reply.Status == 429 || (reply.Status is 400 or 403 or 503 && Names(reply))
            ? ThrottleRules.Asked(reply, now) ?? TimeSpan.FromSeconds(1 << Math.Min(attempt, 8))
            : ThrottleRules.RetryAfter(reply, attempt, now);

    private static bool Names(Reply reply)
    {
        var start = Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(reply.Body.Length, CodeWithin)]);
        return Codes.Any(code => start.Contains($"<Code>{code}</Code>", StringComparison.Ordinal)
            || start.Contains($"\"{code}\"", StringComparison.Ordinal) || start.Contains($"#{code}\"", StringComparison.Ordinal));
    }
}
