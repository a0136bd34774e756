using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Reports.Writing;

/// <summary>
/// Where each box stands: layers from left to right; in each from the top down the ways to crown jewels, what else is in reach, and what is
/// ruled out, and among those near what it is connected with (barycentre heuristic).
/// </summary>
internal sealed record GraphLayout(IReadOnlyDictionary<string, GraphPlace> Places, IReadOnlyList<(int Number, int X)> Layers, int NodeWidth, int Height)
{
    public const int Width = 1120;
    public const int NodeHeight = 52;

    private const int Step = NodeHeight + 14;
    private const int WidestNode = 190;
    private const int WidestGap = 190;
    private const int Gap = 44;
    private const int Sweeps = 4;

    /// <summary>How many letters fit into a box.</summary>
    public int Letters => (NodeWidth - 20) * 3 / 20;

    public static GraphLayout Of(ReachGraph graph, int top)
    {
        var layers = graph.Nodes.GroupBy(node => node.Layer).OrderBy(layer => layer.Key).Select(layer => (Number: layer.Key, Ids: layer.Select(node => node.Id).ToList())).ToList();
        Arrange(layers.ConvertAll(layer => layer.Ids), graph);
        var tallest = layers.Select(layer => layer.Ids.Count).DefaultIfEmpty(0).Max();
        var columns = Math.Max(1, layers.Count);
        var width = Math.Min(WidestNode, (Width - 12 - ((columns - 1) * Gap)) / columns);
        var gap = columns == 1 ? 0 : Math.Min(WidestGap, (Width - 12 - (columns * width)) / (columns - 1));
        var places = new Dictionary<string, GraphPlace>(StringComparer.Ordinal);
        for (var i = 0; i < layers.Count; i++)
        {
            for (var j = 0; j < layers[i].Ids.Count; j++)
            {
                places[layers[i].Ids[j]] = new GraphPlace(4 + (i * (width + gap)), top + (j * Step));
            }
        }

        return new GraphLayout(places, [.. layers.Select((layer, i) => (layer.Number, 4 + (i * (width + gap))))], width, top + (tallest * Step));
    }

    private static void Arrange(List<List<string>> layers, ReachGraph graph)
    {
        var rank = Ranks(graph);
        var neighbours = graph.Edges.SelectMany(edge => new[] { (A: edge.From, B: edge.To), (A: edge.To, B: edge.From) }).ToLookup(pair => pair.A, pair => pair.B, StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            Sort(layer, id => rank[id], _ => 0);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var position = layers.SelectMany(layer => layer.Select((id, i) => (id, At: (double)i))).ToDictionary(pair => pair.id, pair => pair.At, StringComparer.Ordinal);
            foreach (var layer in layers)
            {
                Sort(layer, id => rank[id], id => neighbours[id].Select(other => position[other]).DefaultIfEmpty(position[id]).Average());
                layer.Select((id, i) => (id, i)).ToList().ForEach(pair => position[pair.id] = pair.i);
            }
        }
    }

    private static void Sort(List<string> layer, Func<string, int> rank, Func<string, double> near)
    {
        var ordered = layer.OrderBy(rank).ThenBy(near).ToList();
        layer.Clear();
        layer.AddRange(ordered);
    }

    /// <summary>0 on the way to a crown jewel, 1 in reach, 2 a token that a job was given, 3 ruled out.</summary>
    private static Dictionary<string, int> Ranks(ReachGraph graph)
    {
        var paths = ReachPaths.Of(graph);
        var onTheWay = graph.Nodes.Where(node => node.Jewel.Length > 0 && node.Grade > Grade.RuledOut)
            .SelectMany(node => paths.To(node.Id).Select(edge => edge.From).Append(node.Id)).ToHashSet(StringComparer.Ordinal);
        return graph.Nodes.ToDictionary(node => node.Id, node => onTheWay.Contains(node.Id) ? 0 : node.Grade == Grade.RuledOut ? 3 : node.Kind == ReachNode.Token ? 2 : 1, StringComparer.Ordinal);
    }
}
