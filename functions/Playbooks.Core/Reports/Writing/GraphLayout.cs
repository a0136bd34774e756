using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Reports.Writing;

/// <summary>Where each box stands: layers from left to right, inside a layer near what it is connected with (barycentre heuristic).</summary>
internal sealed record GraphLayout(IReadOnlyDictionary<string, GraphPlace> Places, IReadOnlyList<(int Number, int X)> Layers, int NodeWidth, int Height)
{
    public const int Width = 1120;
    public const int NodeHeight = 52;

    private const int Step = NodeHeight + 12;
    private const int WidestNode = 176;
    private const int WidestGap = 190;
    private const int Gap = 44;
    private const int Sweeps = 4;

    /// <summary>How many letters fit into a box.</summary>
    public int Letters => (NodeWidth - 18) / 6;

    public static GraphLayout Of(ReachGraph graph, int top)
    {
        var layers = graph.Nodes.GroupBy(node => node.Layer).OrderBy(layer => layer.Key).Select(layer => (Number: layer.Key, Ids: layer.Select(node => node.Id).ToList())).ToList();
        Arrange(layers.ConvertAll(layer => layer.Ids), graph);
        var tallest = layers.Max(layer => layer.Ids.Count);
        var width = Math.Min(WidestNode, (Width - 8 - ((layers.Count - 1) * Gap)) / layers.Count);
        var gap = layers.Count == 1 ? 0 : Math.Min(WidestGap, (Width - 8 - (layers.Count * width)) / (layers.Count - 1));
        var places = new Dictionary<string, GraphPlace>();
        for (var i = 0; i < layers.Count; i++)
        {
            var offset = (tallest - layers[i].Ids.Count) * Step / 2;
            for (var j = 0; j < layers[i].Ids.Count; j++)
            {
                places[layers[i].Ids[j]] = new GraphPlace(4 + (i * (width + gap)), top + offset + (j * Step));
            }
        }

        return new GraphLayout(places, [.. layers.Select((layer, i) => (layer.Number, 4 + (i * (width + gap))))], width, top + (tallest * Step));
    }

    private static void Arrange(List<List<string>> layers, ReachGraph graph)
    {
        var neighbours = graph.Edges.SelectMany(edge => new[] { (A: edge.From, B: edge.To), (A: edge.To, B: edge.From) }).ToLookup(pair => pair.A, pair => pair.B);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var position = layers.SelectMany(layer => layer.Select((id, i) => (id, At: (double)i / Math.Max(1, layer.Count - 1)))).ToDictionary(pair => pair.id, pair => pair.At);
            foreach (var layer in layers)
            {
                var ordered = layer.OrderBy(id => neighbours[id].Select(other => position[other]).DefaultIfEmpty(position[id]).Average()).ToList();
                layer.Clear();
                layer.AddRange(ordered);
                layer.Select((id, i) => (id, i)).ToList().ForEach(pair => position[pair.id] = (double)pair.i / Math.Max(1, layer.Count - 1));
            }
        }
    }
}
