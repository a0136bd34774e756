using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Graph;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>Questions to a graph that grows: the best way to a node, and where ways to it begin.</summary>
internal sealed class GraphWays(GraphBuilder graph)
{
    private static readonly Finding NoWay = new(ExposureGrade.RuledOut, "no-way", "Nothing leads there.");

    private int search;

    public Finding Best(string node) =>
        graph.Find(node)?.Best?.Finding is { Grade: > ExposureGrade.RuledOut } best ? best : NoWay;

    /// <summary>Jobs and hosts from which something leads to a node, not ruled out.</summary>
    public ImmutableArray<string> Begins(string node) => [.. From(node, NodeKind.Job), .. From(node, NodeKind.Host)];

    /// <summary>Nodes of one kind from which something leads to a node, not ruled out.</summary>
    public ImmutableArray<string> From(string node, string kind)
    {
        if (graph.Find(node) is not { } start)
        {
            return [];
        }

        var found = new List<string>();
        var open = new Stack<GraphPoint>([start]);
        start.Seen = ++search;
        while (open.TryPop(out var at))
        {
            for (var link = at.FirstInto; link is not null; link = link.NextInto)
            {
                if (link.From.Seen == search || link.Edge.Finding.Grade == ExposureGrade.RuledOut)
                {
                    continue;
                }

                link.From.Seen = search;
                open.Push(link.From);
                if (link.From.Kind == kind)
                {
                    found.Add(link.From.Id);
                }
            }
        }

        found.Sort(StringComparer.Ordinal);
        return [.. found];
    }
}
