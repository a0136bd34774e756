using System.Collections.Immutable;

namespace Playbooks.Core.Reports.Reach;

/// <summary>Who reaches what, as it is drawn: in whole, or grouped where it would be too big to read.</summary>
/// <param name="Whole">Number of nodes before grouping.</param>
public sealed record ReachGraph(ImmutableArray<ReachNode> Nodes, ImmutableArray<ReachEdge> Edges, int Whole)
{
    public bool IsGrouped => Whole > Nodes.Length;
}
