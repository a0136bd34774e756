using System.Collections.Immutable;

namespace Playbooks.Core.Reports.Reach;

/// <summary>The best way from an artifact to each node: the one whose weakest edge is strongest, and of those a short one.</summary>
internal sealed class ReachPaths
{
    private static readonly Grade[] Strongest = [Grade.Confirmed, Grade.Probable, Grade.Possible];

    private readonly Dictionary<string, ReachEdge> last = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen;
    private readonly ILookup<string, ReachEdge> outgoing;

    private ReachPaths(ReachGraph graph)
    {
        outgoing = graph.Edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
        var entered = graph.Edges.Select(edge => edge.To).ToHashSet(StringComparer.Ordinal);
        seen = graph.Nodes.Where(node => node.Layer == 0 || !entered.Contains(node.Id)).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
    }

    public static ReachPaths Of(ReachGraph graph)
    {
        var paths = new ReachPaths(graph);
        foreach (var grade in Strongest)
        {
            paths.Walk(grade);
        }

        return paths;
    }

    /// <summary>From the artifact on; empty where nothing but what is ruled out leads there.</summary>
    public ImmutableArray<ReachEdge> To(string node)
    {
        var path = ImmutableArray.CreateBuilder<ReachEdge>();
        for (var at = node; last.TryGetValue(at, out var edge); at = edge.From)
        {
            path.Add(edge);
        }

        path.Reverse();
        return path.ToImmutable();
    }

    private void Walk(Grade least)
    {
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var at))
        {
            foreach (var edge in outgoing[at].Where(edge => edge.Grade >= least && seen.Add(edge.To)))
            {
                last[edge.To] = edge;
                open.Enqueue(edge.To);
            }
        }
    }
}
