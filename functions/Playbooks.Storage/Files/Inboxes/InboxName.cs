using System.Globalization;

namespace Playbooks.Storage.Files.Inboxes;

/// <summary>A waiting message's file: <c>ORDER-ID.json</c>, the order in twelve digits, the id with everything but letters, digits and <c>-._~</c> as %XX.</summary>
internal readonly record struct InboxName(long Order, string Id)
{
    private const int Digits = 12;
    private const string Suffix = ".json";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Order:D12}-{MessageBounds.Escape(Id)}{Suffix}");

    /// <returns>Null for what is no message: a draft, or a file that somebody put there.</returns>
    public static InboxName? TryParse(string name) =>
        name.Length > Digits + 1 + Suffix.Length && name[Digits] == '-' && name.EndsWith(Suffix, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var order)
            ? new InboxName(order, Uri.UnescapeDataString(name[(Digits + 1)..^Suffix.Length]))
            : null;
}
