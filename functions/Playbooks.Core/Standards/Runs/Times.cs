using System.Globalization;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Runs;

/// <summary>Times as the formats write them.</summary>
internal static class Times
{
    /// <summary>RFC 3339 in UTC with milliseconds.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static Value Of(DateTimeOffset at) => Value.Of(Text(at));

    /// <summary>Milliseconds since 1970.</summary>
    public static Value Epoch(DateTimeOffset at) => Value.Of(at.ToUnixTimeMilliseconds());

    public static DateTimeOffset? Read(string? text) => TimeText.TryRead(text ?? "", out var time) ? time.AsTime() : null;
}
