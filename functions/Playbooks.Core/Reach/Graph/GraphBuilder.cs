using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Graph;

/// <summary>
/// Collects nodes and edges; a node that is added again keeps its first text, and the stronger of two like edges stays. What comes out does not
/// depend on the order in which things came in.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<string, GraphPoint> points = new(StringComparer.Ordinal);
    private readonly Dictionary<(GraphPoint From, GraphPoint To), GraphLink> links = [];
    private readonly SortedGrowth<GraphPoint> nodes = new((one, other) => string.CompareOrdinal(one.Id, other.Id));
    private readonly SortedGrowth<GraphLink> edges = new((one, other) => one.From.Place != other.From.Place ? one.From.Place.CompareTo(other.From.Place) : one.To.Place.CompareTo(other.To.Place));

    private readonly HashSet<GraphPoint> changed = [];

    public void Add(string id, string kind, string label, string detail = "", ExposureGrade grade = ExposureGrade.RuledOut, string jewel = "")
    {
        if (!points.ContainsKey(id))
        {
            nodes.Add(points[id] = new(new(id, kind, label, grade, detail, jewel)));
        }
    }

    public GraphPoint? Find(string id) => points.GetValueOrDefault(id);

    /// <summary>Both ends have been added. True where the edge is surer than what was there.</summary>
    public bool Join(string from, string to, Finding finding, string source, DateTimeOffset? at = null)
    {
        var (start, end) = (points[from], points[to]);
        var edge = new ReachEdge(start.Id, end.Id, finding, source, at);
        if (!links.TryGetValue((start, end), out var link))
        {
            edges.Add(links[(start, end)] = start.JoinTo(end, edge));
            changed.Add(end);
            return true;
        }

        var before = link.Edge;
        if (Order(edge, before) > 0)
        {
            link.Edge = edge;
            end.Reach(finding.Grade);
            changed.Add(end);
        }

        return finding.Grade > before.Finding.Grade;
    }

    /// <summary>Sorted, so that equal facts give equal graphs.</summary>
    public ReachGraph Build()
    {
        var sorted = nodes.All();
        for (var i = 0; i < sorted.Count; i++)
        {
            sorted[i].Place = i;
        }

        return new([.. sorted.Select(point => point.Built)], [.. edges.All().Select(link => link.Edge)]);
    }

    /// <summary>Every node to which something new leads since this was asked last, from near or far.</summary>
    public IReadOnlyCollection<GraphPoint> TakeChanged()
    {
        var open = new Queue<GraphPoint>(changed);
        while (open.TryDequeue(out var point))
        {
            foreach (var link in point.From.Where(link => changed.Add(link.To)))
            {
                open.Enqueue(link.To);
            }
        }

        var all = changed.ToList();
        changed.Clear();
        return all;
    }

    /// <summary>The surer one, then the earlier; the rest only so that one of two is always the one.</summary>
    private static int Order(ReachEdge one, ReachEdge other) =>
        one.Finding.Grade != other.Finding.Grade ? one.Finding.Grade.CompareTo(other.Finding.Grade)
        : one.At != other.At ? (other.At ?? DateTimeOffset.MaxValue).CompareTo(one.At ?? DateTimeOffset.MaxValue)
        : string.CompareOrdinal(other.Finding.Rule, one.Finding.Rule) is var rule and not 0 ? rule
        : string.CompareOrdinal(other.Finding.Reason, one.Finding.Reason) is var reason and not 0 ? reason
        : string.CompareOrdinal(other.Source, one.Source);
}
