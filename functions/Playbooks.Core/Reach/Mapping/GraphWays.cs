using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Graph;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>Questions to a graph: the best way to a node, and where ways to it begin.</summary>
internal sealed class GraphWays(ReachGraph graph)
{
    private readonly ILookup<string, ReachEdge> into = graph.Edges.ToLookup(e => e.To, StringComparer.Ordinal);
    private readonly Dictionary<string, ReachNode> nodes = graph.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);

    /// <summary>Nodes of a kind that are not ruled out.</summary>
    public IEnumerable<ReachNode> Reached(string kind) => graph.Nodes.Where(n => n.Kind == kind && n.Grade > ExposureGrade.RuledOut);

    public Finding Best(string node) => into[node].Select(e => e.Finding).Aggregate(new Finding(ExposureGrade.RuledOut, "no-way", "Nothing leads there."), (best, f) => best.Or(f));

    /// <summary>Jobs and hosts from which something leads to a node, not ruled out.</summary>
    public ImmutableArray<string> Begins(string node) => [.. From(node, NodeKind.Job), .. From(node, NodeKind.Host)];

    /// <summary>Nodes of one kind from which something leads to a node, not ruled out.</summary>
    public ImmutableArray<string> From(string node, string kind)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { node }, new Queue<string>([node]));
        while (open.TryDequeue(out var at))
        {
            foreach (var edge in into[at].Where(e => e.Finding.Grade > ExposureGrade.RuledOut && seen.Add(e.From)))
            {
                open.Enqueue(edge.From);
            }
        }

        return [.. seen.Where(n => n != node && nodes.TryGetValue(n, out var known) && known.Kind == kind).Order(StringComparer.Ordinal)];
    }
}
