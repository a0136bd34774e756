using System.Globalization;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>Offsets from UTC: "+02:00", "-09:30", "02:00", "UTC", or a name of the IANA time zone database of the system.</summary>
internal static class Zones
{
    public static TimeSpan? Offset(string zone, Value.Timestamp time)
    {
        if (zone is "UTC" or "Z")
        {
            return TimeSpan.Zero;
        }

        var digits = zone.TrimStart('+', '-');
        if (digits.Length == 5 && digits.Length >= zone.Length - 1 && TimeSpan.TryParseExact(digits, @"hh\:mm", CultureInfo.InvariantCulture, out var offset))
        {
            return zone[0] == '-' ? -offset : offset;
        }

        return IsName(zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)
            ? known.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(time.Seconds))
            : null;
    }

    /// <summary>The name becomes a path below the database's folder, so nothing else may pass.</summary>
    private static bool IsName(string zone) =>
        zone.Length is > 0 and <= 64 && char.IsAsciiLetter(zone[0]) && zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
}
