using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Purposes;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>Adds to a graph what identities could make of themselves and what they have beyond their purpose; the ids of all these nodes begin alike, so that the order of nodes stays.</summary>
internal static class PermissionDrawing
{
    private const int MostNamed = 3;

    public static ReachGraph With(this ReachGraph graph, ImmutableArray<Escalation> made, ImmutableArray<PurposeFinding> purposes)
    {
        var tooMuch = purposes.Where(p => p.Finding.Rule == PurposeFinding.TooMuch).ToList();
        var nodes = made.DistinctBy(e => e.Node).Select(Node).Concat(tooMuch.Select(Node)).OrderBy(n => n.Id, StringComparer.Ordinal).ToList();
        var edges = made.Select(e => new ReachEdge(e.From, e.Node, e.Finding, e.Source, null)).Concat(tooMuch.Select(p => new ReachEdge(p.Node, NodeOf(p), p.Finding, p.Source, null)));
        return new(Among(Said(graph.Nodes, purposes), nodes), graph.Edges.AddRange(edges));
    }

    private static ReachNode Node(Escalation e) => new(
        e.Node, NodeKind.Permission, e.Finding.Rule is "may-assume-elsewhere" or "trusted-by-name" ? $"{e.Right} {e.Becomes[0]}" : e.Right, ExposureGrade.Possible, e.IsTierZero ? "leads to every right" : "");

    private static ReachNode Node(PurposeFinding p)
    {
        var more = p.Count > MostNamed ? $" and {p.Count - MostNamed} more" : "";
        return new(NodeOf(p), NodeKind.Permission, $"beyond its purpose: {string.Join(", ", p.Excess.Take(MostNamed))}{more}", p.Finding.Grade, $"{p.Count} permissions of {p.Identity} that the registry does not intend");
    }

    private static string NodeOf(PurposeFinding p) => $"permission:beyond:{p.Identity}";

    /// <summary>That nobody said what an identity is for stands at its node.</summary>
    private static ImmutableArray<ReachNode> Said(ImmutableArray<ReachNode> nodes, ImmutableArray<PurposeFinding> purposes)
    {
        var silent = purposes.Where(p => p.Finding.Rule == PurposeFinding.NoPurpose).Select(p => p.Node).ToHashSet(StringComparer.Ordinal);
        return silent.Count == 0 ? nodes : [.. nodes.Select(n => silent.Contains(n.Id) ? n with { Detail = n.Detail.Length == 0 ? "no registered purpose" : $"{n.Detail}; no registered purpose" } : n)];
    }

    private static ImmutableArray<ReachNode> Among(ImmutableArray<ReachNode> nodes, List<ReachNode> more)
    {
        var at = 0;
        while (more.Count > 0 && at < nodes.Length && string.CompareOrdinal(nodes[at].Id, more[0].Id) < 0)
        {
            at++;
        }

        return nodes.InsertRange(at, more);
    }
}
