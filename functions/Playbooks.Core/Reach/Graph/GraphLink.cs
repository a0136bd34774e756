namespace Playbooks.Core.Reach.Graph;

/// <summary>An edge while the graph grows: the strongest of those that were found between its two ends.</summary>
internal sealed class GraphLink(GraphPoint from, GraphPoint to, ReachEdge edge)
{
    public GraphPoint From => from;

    public GraphPoint To => to;

    public ReachEdge Edge { get; set; } = edge;

    /// <summary>The next edge into the same node; there are too many for a list each.</summary>
    public GraphLink? NextInto { get; } = to.FirstInto;

    public GraphLink? NextFrom { get; } = from.FirstFrom;
}
