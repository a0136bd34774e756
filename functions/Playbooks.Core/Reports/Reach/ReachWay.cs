using System.Collections.Immutable;

namespace Playbooks.Core.Reports.Reach;

/// <summary>The best way from the artifact to one credential, token or identity.</summary>
/// <param name="Path">Edges from the artifact on; empty where only its end is known.</param>
/// <param name="Ways">How many edges lead to it that are not ruled out.</param>
public sealed record ReachWay(ReachNode End, ImmutableArray<ReachEdge> Path, ImmutableArray<ReachNode> Nodes, int Ways)
{
    private const string Kept = "kept-there";

    /// <summary>The edge that decides how sure it is: the weakest of the path, of equal ones the last; where something is kept decides nothing.</summary>
    public ReachEdge? Decisive => Path.Where(edge => edge.Rule.Text != Kept).Reverse().MinBy(edge => edge.Grade) ?? Path.LastOrDefault();
}
