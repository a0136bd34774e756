namespace Playbooks.Core.Reports;

/// <summary>In which form a reach graph is written for others.</summary>
public enum ReachFormat
{
    /// <summary>Everything, for programs: graph, ways, what could not be seen.</summary>
    Json,

    /// <summary>The whole graph for graph programs (graphml.graphdrawing.org, version 1.0).</summary>
    GraphMl,

    /// <summary>A flowchart for pages that draw Mermaid; big graphs are grouped.</summary>
    Mermaid,

    /// <summary>One picture without script or other resources; big graphs are grouped.</summary>
    Svg,
}
