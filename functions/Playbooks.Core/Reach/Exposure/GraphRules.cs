using System.Collections.Immutable;
using Playbooks.Core.Reach.Packages;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>What a dependency graph adds where the lockfiles of the commit leave the version open.</summary>
internal static class GraphRules
{
    private const string Limit = "which is the default branch now, not the commit that ran";

    /// <param name="open">What the commit gave: possible, with the reason.</param>
    /// <param name="change">Dates the arrival of a version; that it saw none come rules nothing out, for a range may let in another.</param>
    internal static Finding Weigh(Finding open, SuspectPackage suspect, DependencyGraph? graph, GraphChange? change)
    {
        var came = change?.Find(suspect.Package) ?? [];
        return Hostile(came, suspect) is { } arrived
            ? new(ExposureGrade.Probable, "graph-change", $"The dependency graph saw {suspect} {arrived.Version} come {change}. {open.Reason}")
            : Dated(Weigh(open, suspect, graph), suspect, change, came);
    }

    private static Finding Dated(Finding finding, SuspectPackage suspect, GraphChange? change, ImmutableArray<PackageUrl> came) => change is null ? finding
        : finding with { Reason = $"{finding.Reason} It saw {(came.IsEmpty ? "nothing" : string.Join(", ", came.Select(p => p.Version ?? "a version that it does not name").Distinct()))} of {suspect} come {change}." };

    private static PackageUrl? Hostile(ImmutableArray<PackageUrl> packages, SuspectPackage suspect) =>
        packages.FirstOrDefault(p => p.Version is { } version && !suspect.Versions.IsEmpty && suspect.IsHostile(version));

    private static Finding Weigh(Finding open, SuspectPackage suspect, DependencyGraph? graph)
    {
        if (graph is null || graph.Unread is not null)
        {
            return graph is null ? open : open with { Reason = $"{open.Reason} The dependency graph could not be read: {graph.Unread}." };
        }

        var found = graph.Find(suspect.Package);
        var hostile = Hostile(found, suspect);
        return hostile is not null ? new(ExposureGrade.Probable, "sbom", $"The dependency graph names {suspect} {hostile.Version}, {Limit}. {open.Reason}")
            : found.Length > 0 ? new(ExposureGrade.Possible, "sbom", $"The dependency graph names {suspect} {string.Join(", ", found.Select(p => p.Version ?? "without a version").Distinct())}, {Limit}. {open.Reason}")
            : open with { Reason = $"{open.Reason} The dependency graph does not name {suspect}, but tells of the default branch now only." };
    }
}
