namespace Playbooks.Core.Reports.Reach;

/// <summary>Leaves out the runs of a drawing where they only stand between the artifact and their jobs, which name them: one column less to read.</summary>
internal static class RunFolding
{
    private const int Runs = 1;
    private const int Jobs = 2;

    public static ReachGraph Of(ReachGraph graph)
    {
        var layers = graph.Nodes.ToDictionary(node => node.Id, node => node.Layer, StringComparer.Ordinal);
        var (into, from) = (graph.Edges.ToLookup(edge => edge.To, StringComparer.Ordinal), graph.Edges.ToLookup(edge => edge.From, StringComparer.Ordinal));
        var between = graph.Nodes
            .Where(node => node.Layer == Runs && into[node.Id].All(edge => layers[edge.From] < Runs) && from[node.Id].Any() && from[node.Id].All(edge => layers[edge.To] == Jobs))
            .Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        if (between.Count == 0)
        {
            return graph;
        }

        var folded = between.SelectMany(run => into[run].SelectMany(_ => from[run], (before, after) => after with { From = before.From }));
        return graph with
        {
            Nodes = [.. graph.Nodes.Where(node => !between.Contains(node.Id))],
            Edges = [.. graph.Edges.Where(edge => !between.Contains(edge.From) && !between.Contains(edge.To)), .. folded.DistinctBy(edge => (edge.From, edge.To))],
        };
    }
}
