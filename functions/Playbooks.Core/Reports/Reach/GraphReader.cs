using Playbooks.Core.Reports.Document;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>The graph inside a mapping's output; what has no id, or no both ends, is left out.</summary>
internal static class GraphReader
{
    private const int MostNodes = 20_000;
    private const int LastLayer = 4;

    /// <summary>Null where there is no node.</summary>
    public static ReachGraph? Read(Value? graph)
    {
        var nodes = (graph?.Get("nodes")?.Items ?? []).Take(MostNodes).Select(NodeOf).OfType<ReachNode>().DistinctBy(node => node.Id).ToList();
        var known = nodes.Select(node => node.Id).ToHashSet();
        var edges = (graph?.Get("edges")?.Items ?? []).Take(MostNodes * 5).Select(EdgeOf).OfType<ReachEdge>()
            .Where(edge => known.Contains(edge.From) && known.Contains(edge.To)).ToList();
        return nodes.Count == 0 ? null : GraphGrouping.Of(new ReachGraph([.. nodes], [.. edges], nodes.Count));
    }

    private static ReachNode? NodeOf(Value node)
    {
        var id = node.GetText("id");
        var kind = node.GetText("kind") ?? node.GetText("type") ?? "thing";
        return id is null ? null : new ReachNode(id, SafeText.Of(kind), Cell.Of(First(node, "label", "name", "title") ?? id), LayerOf(kind), SafeText.Of(First(node, "repository", "place", "account", "group") ?? ""));
    }

    private static ReachEdge? EdgeOf(Value edge)
    {
        var (from, to) = (First(edge, "from", "source"), First(edge, "to", "target"));
        return from is null || to is null ? null
            : new ReachEdge(from, to, Grades.Find(edge.GetText("grade")) ?? Grade.Possible, Cell.Of(First(edge, "reason", "rule", "kind") ?? ""));
    }

    private static int LayerOf(string kind) => kind switch
    {
        "artifact" or "package" or "action" => 0,
        "run" or "job" or "host" or "workflow" or "runner" or "repository" or "container" or "image" => 1,
        "credential" or "secret" or "token" or "key" or "session" or "federated" => 2,
        "identity" or "role" or "user" or "app" or "application" or "principal" or "service-principal" or "tool" => 3,
        _ => LastLayer,
    };

    private static string? First(Value value, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (value.GetText(name) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }
}
