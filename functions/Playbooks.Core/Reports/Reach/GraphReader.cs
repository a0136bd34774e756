using Playbooks.Core.Reports.Document;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>The graph inside a mapping's output; what has no id, or no both ends, is left out.</summary>
internal static class GraphReader
{
    /// <summary>Nodes that say what nobody saw; they are listed and not drawn.</summary>
    private const string Unseen = "unseen";

    /// <summary>What a report draws; files for other programs are not bounded so.</summary>
    private const int MostNodes = 20_000;
    private const int LastLayer = 6;

    /// <summary>Null where there is no node.</summary>
    public static ReachGraph? Read(Value? graph, int mostNodes = MostNodes)
    {
        var nodes = (graph?.Get("nodes")?.Items ?? []).Take(mostNodes).Select(NodeOf).OfType<ReachNode>().DistinctBy(node => node.Id).ToList();
        var known = nodes.Select(node => node.Id).ToHashSet();
        var edges = (graph?.Get("edges")?.Items ?? []).Take((int)Math.Min(int.MaxValue, mostNodes * 5L)).Select(EdgeOf).OfType<ReachEdge>()
            .Where(edge => known.Contains(edge.From) && known.Contains(edge.To)).ToList();
        var best = edges.GroupBy(edge => edge.To).ToDictionary(group => group.Key, group => group.Max(edge => edge.Grade));
        return nodes.Count == 0 ? null : new ReachGraph([.. nodes.Select(node => node with { Grade = Strongest(node, best) })], [.. edges], nodes.Count);
    }

    /// <summary>A node is as sure as the surest way to it; one that nothing leads to is what it says itself.</summary>
    private static Grade Strongest(ReachNode node, Dictionary<string, Grade> best) => best.TryGetValue(node.Id, out var grade) ? grade : node.Grade;

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
            SafeText.Of(First(node, "repository", "place", "account", "group") ?? PlaceIn(id)),
            Grade: Grades.Find(node.GetText("grade")) ?? Grade.Possible,
            Jewel: SafeText.Of(First(node, "jewel") ?? ""));
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

    /// <summary>What stands before the last part of an id: of <c>job:acme/web/41/7</c> the repository, of <c>aws:111122223333/role/x</c> the account, of
    /// <c>github:repo:acme/web:NAME</c> the repository.</summary>
    private static string PlaceIn(string id)
    {
        if (id.Split(':', 4) is ["github" or "aws", "repo" or "org" or "env" or "secret" or "parameter", var owner, _])
        {
            return owner;
        }

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
