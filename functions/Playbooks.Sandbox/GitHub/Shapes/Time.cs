using System.Globalization;

namespace Playbooks.Sandbox.GitHub.Shapes;

internal static class Time
{
    /// <summary>As GitHub writes it: whole seconds, UTC, Z.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? time) => time is { } known ? Of(known) : null;
}
