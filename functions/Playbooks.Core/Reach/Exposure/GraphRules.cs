using Playbooks.Core.Reach.Packages;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>What a dependency graph adds where the lockfiles of the commit leave the version open.</summary>
internal static class GraphRules
{
    private const string Limit = "which is the default branch now, not the commit that ran";

    /// <param name="open">What the commit gave: possible, with the reason.</param>
    internal static Finding Weigh(Finding open, SuspectPackage suspect, DependencyGraph? graph)
    {
        if (graph is null || graph.Unread is not null)
        {
            return graph is null ? open : open with { Reason = $"{open.Reason} The dependency graph could not be read: {graph.Unread}." };
        }

        var found = graph.Find(suspect.Package);
        var hostile = found.FirstOrDefault(p => p.Version is { } version && !suspect.Versions.IsEmpty && suspect.IsHostile(version));
        return hostile is not null ? new(ExposureGrade.Probable, "sbom", $"The dependency graph names {suspect} {hostile.Version}, {Limit}. {open.Reason}")
            : found.Length > 0 ? new(ExposureGrade.Possible, "sbom", $"The dependency graph names {suspect} {string.Join(", ", found.Select(p => p.Version ?? "without a version").Distinct())}, {Limit}. {open.Reason}")
            : open with { Reason = $"{open.Reason} The dependency graph does not name {suspect}, but tells of the default branch now only." };
    }
}
