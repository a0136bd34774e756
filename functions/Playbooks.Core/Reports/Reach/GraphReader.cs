using Playbooks.Core.Reports.Document;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>The graph inside a mapping's output; what has no id, or no both ends, is left out.</summary>
internal static class GraphReader
{
    /// <summary>Nodes that say what nobody saw; they are listed and not drawn.</summary>
    private const string Unseen = "unseen";

    private const int MostNodes = 20_000;
    private const int LastLayer = 6;

    /// <summary>Null where there is no node.</summary>
    public static ReachGraph? Read(Value? graph)
    {
        var nodes = (graph?.Get("nodes")?.Items ?? []).Take(MostNodes).Select(NodeOf).OfType<ReachNode>().DistinctBy(node => node.Id).ToList();
        var known = nodes.Select(node => node.Id).ToHashSet();
        var edges = (graph?.Get("edges")?.Items ?? []).Take(MostNodes * 5).Select(EdgeOf).OfType<ReachEdge>()
            .Where(edge => known.Contains(edge.From) && known.Contains(edge.To)).ToList();
        return nodes.Count == 0 ? null : new ReachGraph([.. nodes], [.. edges], nodes.Count);
    }

    private static ReachNode? NodeOf(Value node)
    {
        var id = node.GetText("id");
        var kind = node.GetText("kind") ?? node.GetText("type") ?? "thing";
        return id is null || kind == Unseen ? null : new ReachNode(
            SafeText.Of(id),
            SafeText.Of(kind),
            Cell.Of(First(node, "label", "name", "title") ?? id),
            Cell.Of(First(node, "detail", "description")),
            LayerOf(kind),
            SafeText.Of(First(node, "repository", "place", "account", "group") ?? PlaceIn(id)));
    }

    private static ReachEdge? EdgeOf(Value edge)
    {
        var (from, to) = (First(edge, "from", "source"), First(edge, "to", "target"));
        return from is null || to is null ? null
            : new ReachEdge(
                SafeText.Of(from),
                SafeText.Of(to),
                Grades.Find(edge.GetText("grade")) ?? Grade.Possible,
                Cell.Code(edge.GetText("rule")),
                Cell.Of(First(edge, "why", "reason", "kind")),
                Cell.Of(edge.GetText("source")),
                Cell.Time(edge.GetText("at")));
    }

    private static int LayerOf(string kind) => kind switch
    {
        "artifact" or "package" or "action" => 0,
        "run" or "workflow" or "host" or "image" => 1,
        "job" or "container" => 2,
        "secret" or "token" or "session" => 3,
        "credential" or "key" => 4,
        "identity" or "role" or "user" or "application" or "principal" or "tool" => 5,
        _ => LastLayer,
    };

    /// <summary>What stands before the last part of an id: of <c>job:acme/web/41/7</c> the repository, of <c>aws:111122223333/role/x</c> the account.</summary>
    private static string PlaceIn(string id)
    {
        var parts = id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('/', 3);
        return parts.Length < 2 ? "" : parts[0].All(char.IsAsciiDigit) ? parts[0] : parts.Length == 2 ? parts[0] : $"{parts[0]}/{parts[1]}";
    }

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
