using System.Globalization;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>The primary limit of one installation: a count that starts again each hour of the tenant's clock.</summary>
internal sealed class RateLimit(int limit)
{
    private DateTimeOffset reset;
    private int used;

    /// <summary>False when this request is one too many.</summary>
    public bool Take(DateTimeOffset now)
    {
        if (now >= reset)
        {
            reset = now.AddHours(1);
            used = 0;
        }

        used = Math.Min(used + 1, limit + 1);
        return used <= limit;
    }

    public Answer Stamp(Answer answer) => answer
        .With("x-ratelimit-limit", Text(limit))
        .With("x-ratelimit-remaining", Text(Math.Max(0, limit - used)))
        .With("x-ratelimit-used", Text(Math.Min(used, limit)))
        .With("x-ratelimit-reset", Text(reset.ToUnixTimeSeconds()))
        .With("x-ratelimit-resource", "core");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
