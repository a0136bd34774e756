using System.Diagnostics;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Writing;

/// <summary>One reach graph, four writings.</summary>
public static class ReachFormats
{
    /// <summary>Line feeds only, ends with one; empty graphs are written too.</summary>
    public static string Write(MappedReach mapped, ReachFormat format)
    {
        var graph = mapped.Graph ?? new ReachGraph([], [], 0);
        return format switch
        {
            ReachFormat.Json => PlainJson.Write(ReachJson.Write(mapped, ReachOverview.Of(graph)), indented: true) + "\n",
            ReachFormat.GraphMl => GraphMlWriting.Write(graph, mapped.Unseen),
            ReachFormat.Mermaid => MermaidWriting.Write(GraphGrouping.Of(graph)),
            ReachFormat.Svg => SvgGraph.File(GraphGrouping.Of(graph)),
            _ => throw new UnreachableException(),
        };
    }
}
