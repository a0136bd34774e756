using System.Collections.Immutable;

namespace Playbooks.Core.Alerts.Incidents;

/// <summary>Takes two alerts of one incident together. What is known only grows: nothing that one of them said is lost, and no doubt that one of them left.</summary>
public static class Widening
{
    private const int MostItems = 1_000;
    private const int MostWindows = 50;

    public static Alert Join(Alert known, Alert news) => known with
    {
        Severity = Math.Max(known.Severity, news.Severity),
        // None named means any: what names some does not make it fewer.
        Versions = known.Versions.IsEmpty || news.Versions.IsEmpty ? [] : Both(known.Versions, news.Versions),
        Commits = Both(known.Commits, news.Commits),
        Identity = known.Identity ?? news.Identity,
        Windows = Both(known.Windows, news.Windows),
        Indicators = Both(known.Indicators, news.Indicators),
        Workflows = Both(known.Workflows, news.Workflows),
        Runners = Both(known.Runners, news.Runners),
        Repositories = Both(known.Repositories, news.Repositories),
        Resources = Both(known.Resources, news.Resources),
        Marks = Both(known.Marks, news.Marks),
        Reported = news.Reported > known.Reported || known.Reported is null ? news.Reported : known.Reported,
    };

    private static ImmutableArray<string> Both(ImmutableArray<string> known, ImmutableArray<string> news)
    {
        var added = news.Except(known, StringComparer.Ordinal).Take(Math.Max(0, MostItems - known.Length)).ToList();
        return added.Count == 0 ? known : [.. known, .. added];
    }

    /// <summary>A window inside another says nothing new. Where there are too many, they become one around all of them.</summary>
    private static ImmutableArray<AlertWindow> Both(ImmutableArray<AlertWindow> known, ImmutableArray<AlertWindow> news)
    {
        var added = news.Where(window => !known.Any(other => other.Covers(window))).ToList();
        if (added.Count == 0)
        {
            return known;
        }

        ImmutableArray<AlertWindow> all = [.. known.Where(window => !added.Exists(wider => wider.Covers(window))), .. added.Where((window, at) => !added.Where((other, i) => i != at && other.Covers(window) && (i < at || !window.Covers(other))).Any())];
        return all.Length <= MostWindows ? all : [new(all.Min(w => w.From), all.Max(w => w.To), $"{all.Length} windows, taken together")];
    }
}
