using System.Collections.Immutable;

namespace Playbooks.Core.Reports.Reach;

/// <summary>What a reach graph says to who has to act on it.</summary>
/// <param name="Jewels">Ways to crown jewels, the surest first; where none is marked, the surest ways to identities and registered credentials.</param>
/// <param name="JewelsAreMarked">False where the list holds what stands in for them.</param>
/// <param name="Ways">To every credential, token and identity in reach: jewels first, then by grade.</param>
/// <param name="RuledOut">Things that were looked at and are not in reach, by kind.</param>
public sealed record ReachOverview(
    ImmutableArray<ReachWay> Jewels, bool JewelsAreMarked, ImmutableArray<ReachWay> Ways, ImmutableSortedDictionary<string, int> RuledOut)
{
    private const int MostJewels = 10;
    private const int Secrets = 3;

    public static ReachOverview Of(ReachGraph graph)
    {
        var paths = ReachPaths.Of(graph);
        var nodes = graph.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var into = graph.Edges.Where(edge => edge.Grade > Grade.RuledOut).ToLookup(edge => edge.To, StringComparer.Ordinal);
        var leading = graph.Edges.Where(edge => edge.Grade > Grade.RuledOut).Select(edge => edge.From).ToHashSet(StringComparer.Ordinal);
        var ways = graph.Nodes
            .Where(node => node.Grade > Grade.RuledOut && node.Kind != ReachNode.Address && !node.Id.StartsWith(ReachNode.Right, StringComparison.Ordinal) && (node.Layer > Secrets || (node.Layer == Secrets && !leading.Contains(node.Id))))
            .OrderByDescending(node => node.Jewel.Length > 0).ThenByDescending(node => node.Grade).ThenByDescending(node => node.Layer).ThenBy(node => node.Kind == ReachNode.Token).ThenBy(node => node.Id, StringComparer.Ordinal)
            .Select(node => Way(node, paths.To(node.Id), nodes, into[node.Id].Count()))
            .ToImmutableArray();
        var marked = ways.Where(way => way.End.Jewel.Length > 0).ToImmutableArray();
        var ruledOut = graph.Nodes.Where(node => node.Grade == Grade.RuledOut).GroupBy(node => node.Kind).ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return new(marked.IsEmpty ? [.. ways.Where(way => way.End.Layer > Secrets).Take(MostJewels)] : marked, !marked.IsEmpty, ways, ruledOut);
    }

    private static ReachWay Way(ReachNode end, ImmutableArray<ReachEdge> path, Dictionary<string, ReachNode> nodes, int ways) =>
        new(end, path, [.. path.Select(edge => nodes[edge.From]), end], ways);
}
