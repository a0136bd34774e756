using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Reach;

/// <summary>Draws big graphs by kind and place instead of thing by thing; an edge between groups has the strongest grade among those it stands for.</summary>
internal static class GraphGrouping
{
    /// <summary>More nodes than this are grouped.</summary>
    public const int Most = 40;

    /// <summary>Groups per column; the smallest of the others become one.</summary>
    private const int MostPerLayer = 12;

    public static ReachGraph Of(ReachGraph graph)
    {
        if (graph.Nodes.Length <= Most)
        {
            return graph;
        }

        var groupOf = new Dictionary<string, ReachNode>();
        foreach (var layer in graph.Nodes.GroupBy(node => node.Layer).OrderBy(layer => layer.Key))
        {
            Group(layer, groupOf);
        }

        var edges = graph.Edges
            .GroupBy(edge => (From: groupOf[edge.From].Id, To: groupOf[edge.To].Id))
            .Where(group => group.Key.From != group.Key.To)
            .Select(group => (group.MaxBy(edge => edge.Grade) ?? group.First()) with { From = group.Key.From, To = group.Key.To, Count = group.Sum(edge => edge.Count) });
        return graph with { Nodes = [.. groupOf.Values.DistinctBy(node => node.Id)], Edges = [.. edges] };
    }

    private static void Group(IGrouping<int, ReachNode> layer, Dictionary<string, ReachNode> groupOf)
    {
        var groups = layer.GroupBy(node => (node.Kind, node.Place)).OrderByDescending(group => group.Count()).ToList();
        var shown = groups.Count > MostPerLayer ? MostPerLayer - 1 : groups.Count;
        foreach (var group in groups.Take(shown))
        {
            Put(group, group.Count() == 1 ? group.First() : Made(layer.Key, group.Key.Kind, group.Key.Place, group.Count()), groupOf);
        }

        var rest = groups.Skip(shown).ToList();
        if (rest.Count > 0)
        {
            var places = rest.Select(group => group.Key.Place).Where(place => place.Length > 0).Distinct().Count();
            var kind = rest.Select(group => group.Key.Kind).Distinct().Count() == 1 ? rest[0].Key.Kind : "other";
            var members = rest.SelectMany(group => group).ToList();
            Put(members, Made(layer.Key, kind, places > 1 ? $"{places} more places" : "others", members.Count), groupOf);
        }
    }

    private static ReachNode Made(int layer, string kind, string place, int count) =>
        new($"{layer}/{kind}/{place}", kind, Cell.Of(place.Length == 0 ? $"all {kind}s" : place), Cell.Empty, layer, place, count);

    private static void Put(IEnumerable<ReachNode> members, ReachNode group, Dictionary<string, ReachNode> groupOf)
    {
        foreach (var member in members)
        {
            groupOf[member.Id] = group;
        }
    }
}
