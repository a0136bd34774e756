using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Uses;

/// <summary>One credential at work from one address since the window opened.</summary>
/// <param name="IsKnown">Whether the address is one of the tenant's own; null where that cannot be told.</param>
/// <param name="Failed">How many of the calls were refused.</param>
internal sealed record ObservedUse(
    string Node, string Address, DateTimeOffset First, DateTimeOffset Last, int Count, int Failed, string What, bool? IsKnown, string Source)
{
    private const int MostNames = 4;

    public ExposureGrade Grade { get; init; } = ExposureGrade.Confirmed;

    public string Rule => IsKnown switch { true => "used", false => "used-elsewhere", null => "used-from-unknown" };

    public string Reason => $"{Count} calls ({What}){(Failed == 0 ? "" : $", {Failed} refused")} {Where}{(Grade == ExposureGrade.Confirmed ? "" : "; the log names who did it, not by which of their credentials")}";

    private string Where => (Address.Length, IsKnown) switch
    {
        (0, _) => "from nobody knows where",
        (_, true) => $"from {Address}, which is known",
        (_, false) => $"from {Address}, which is none of the known addresses",
        _ => $"from {Address}; which addresses are known was not said",
    };

    public static IEnumerable<ObservedUse> Of(IEnumerable<LoggedUse> uses, KnownAddresses known) => uses
        .GroupBy(use => (use.Node, use.Address, use.Source))
        .Select(group => new ObservedUse(
            group.Key.Node, group.Key.Address, group.Min(use => use.At), group.Max(use => use.At), group.Count(), group.Count(use => use.Failed), Names([.. group]), known.Has(group.Key.Address), group.Key.Source) { Grade = group.Max(use => use.Grade) })
        .OrderBy(use => use.IsKnown switch { false => 0, null => 1, true => 2 }).ThenBy(use => use.Node, StringComparer.Ordinal).ThenBy(use => use.First).ThenBy(use => use.Address, StringComparer.Ordinal);

    private static string Names(List<LoggedUse> uses)
    {
        var names = uses.Select(use => use.What).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} others" : "");
    }
}
