using System.Globalization;

namespace Playbooks.Core.Reports.Document;

/// <summary>Small pieces of plain English.</summary>
internal static class Words
{
    private const int Named = 3;

    public static string Count(int number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");

    /// <summary>The first few by name, the others by number.</summary>
    public static string Some(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(Named)) + (all.Count > Named ? $" and {Count(all.Count - Named, "other")}" : "");
    }

    public static string Of(TimeSpan span)
    {
        var (sign, time) = span < TimeSpan.Zero ? ("-", -span) : ("", span);
        var text = time.TotalMinutes < 1 ? $"{time.Seconds} s"
            : time.TotalHours < 1 ? $"{time.Minutes} min {time.Seconds:00} s"
            : $"{(long)time.TotalHours} h {time.Minutes:00} min {time.Seconds:00} s";
        return sign + text;
    }

    public static string Short(string digest) => digest.Length > 19 ? $"{digest[..19]}…" : digest;

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
