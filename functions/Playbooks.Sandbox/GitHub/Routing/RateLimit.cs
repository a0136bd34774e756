using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>The limits of one installation on the tenant's clock: requests an hour (primary) and points a minute (secondary).</summary>
internal sealed class RateLimit(int limit, int pointsPerMinute)
{
    private DateTimeOffset reset;
    private DateTimeOffset minuteEnds;
    private int used;
    private int points;

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

    /// <summary>The request that was just taken did not count.</summary>
    public void GiveBack() => used = Math.Max(0, used - 1);

    /// <summary>Null when the points are there; otherwise the seconds to wait, for Retry-After.</summary>
    public string? Spend(DateTimeOffset now, int cost)
    {
        if (now >= minuteEnds)
        {
            minuteEnds = now.AddMinutes(1);
            points = 0;
        }

        if (points > pointsPerMinute - cost)
        {
            return Text((long)Math.Ceiling((minuteEnds - now).TotalSeconds));
        }

        points += cost;
        return null;
    }

    public JsonObject Shape()
    {
        JsonObject Core() => new() { ["limit"] = limit, ["remaining"] = Math.Max(0, limit - used), ["used"] = Math.Min(used, limit), ["reset"] = reset.ToUnixTimeSeconds() };
        return new JsonObject { ["resources"] = new JsonObject { ["core"] = Core(), ["search"] = Core() }, ["rate"] = Core() };
    }

    public Answer Stamp(Answer answer) => answer
        .With("x-ratelimit-limit", Text(limit))
        .With("x-ratelimit-remaining", Text(Math.Max(0, limit - used)))
        .With("x-ratelimit-used", Text(Math.Min(used, limit)))
        .With("x-ratelimit-reset", Text(reset.ToUnixTimeSeconds()))
        .With("x-ratelimit-resource", "core");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
