using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Graph;

/// <summary>A node while the graph grows, with the edges that touch it.</summary>
internal sealed class GraphPoint(ReachNode node)
{
    public string Id => Built.Id;

    public string Kind => Built.Kind;

    /// <summary>As sure as the surest way to it.</summary>
    public ReachNode Built { get; private set; } = node;

    public GraphLink? FirstInto { get; private set; }

    public GraphLink? FirstFrom { get; private set; }

    /// <summary>Which search saw it last.</summary>
    public int Seen { get; set; }

    /// <summary>Place among all nodes in their order.</summary>
    public int Place { get; set; }

    public IEnumerable<GraphLink> Into
    {
        get
        {
            for (var link = FirstInto; link is not null; link = link.NextInto)
            {
                yield return link;
            }
        }
    }

    public IEnumerable<GraphLink> From
    {
        get
        {
            for (var link = FirstFrom; link is not null; link = link.NextFrom)
            {
                yield return link;
            }
        }
    }

    /// <summary>The surest edge that leads to it, of equal ones the first by where it comes from; null where none does.</summary>
    public ReachEdge? Best => Into.Aggregate((ReachEdge?)null, (best, link) => best is null || IsSurer(link.Edge, best) ? link.Edge : best);

    public GraphLink JoinTo(GraphPoint other, ReachEdge edge)
    {
        var link = new GraphLink(this, other, edge);
        (FirstFrom, other.FirstInto) = (link, link);
        other.Reach(edge.Finding.Grade);
        return link;
    }

    public void Reach(ExposureGrade grade) => Built = grade > Built.Grade ? Built with { Grade = grade } : Built;

    private static bool IsSurer(ReachEdge one, ReachEdge other) =>
        one.Finding.Grade != other.Finding.Grade ? one.Finding.Grade > other.Finding.Grade : string.CompareOrdinal(one.From, other.From) < 0;
}
