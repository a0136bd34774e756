using System.Globalization;

namespace Playbooks.Crashes.Worker;

/// <summary>Where a drill can be killed: right after something of this name happened for this time.</summary>
/// <param name="Number">From 1.</param>
internal readonly record struct Point(string Name, int Number)
{
    /// <param name="text">What <see cref="ToString"/> made.</param>
    public static Point Parse(string text) => text.LastIndexOf(" #", StringComparison.Ordinal) is var end and >= 0
        ? new Point(text[..end], int.Parse(text.AsSpan(end + 2), CultureInfo.InvariantCulture))
        : throw new FormatException($"'{text}' names no point");

    public override string ToString() => $"{Name} #{Number}";
}
