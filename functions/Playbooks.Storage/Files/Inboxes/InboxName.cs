using System.Globalization;

namespace Playbooks.Storage.Files.Inboxes;

/// <summary>A waiting message's file: <c>ORDER-ID.json</c>, the order in twelve digits, the id with everything but letters, digits and <c>-._~</c> as %XX.</summary>
internal readonly record struct InboxName(long Order, string Id)
{
    private const int Digits = 12;
    private const int LongestEscaped = 200;
    private const string Suffix = ".json";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Order:D12}-{Escape(Id)}{Suffix}");

    /// <returns>Null for what is no message: a draft, or a file that somebody put there.</returns>
    public static InboxName? TryParse(string name) =>
        name.Length > Digits + 1 + Suffix.Length && name[Digits] == '-' && name.EndsWith(Suffix, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var order)
            ? new InboxName(order, Uri.UnescapeDataString(name[(Digits + 1)..^Suffix.Length]))
            : null;

    public static string Escape(string id)
    {
        var escaped = Uri.EscapeDataString(id);
        return escaped.Length is > 0 and <= LongestEscaped
            ? escaped
            : throw new ArgumentException($"A message's id has 1 to {LongestEscaped} characters, those other than letters, digits and -._~ counted as %XX.", nameof(id));
    }
}
