using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Graph;

/// <summary>Collects nodes and edges; a node that is added again keeps its first text, and the stronger of two like edges stays.</summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<string, ReachNode> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To), ReachEdge> edges = [];

    public void Add(string id, string kind, string label, string detail = "", ExposureGrade grade = ExposureGrade.RuledOut, string jewel = "") =>
        nodes.TryAdd(id, new(id, kind, label, grade, detail, jewel));

    /// <summary>True where the edge says more than what was there.</summary>
    public bool Join(string from, string to, Finding finding, string source, DateTimeOffset? at = null)
    {
        if (edges.TryGetValue((from, to), out var there) && there.Finding.Grade >= finding.Grade)
        {
            return false;
        }

        edges[(from, to)] = new(from, to, finding, source, at);
        return true;
    }

    /// <summary>The strongest way to a node, ruled out where there is none.</summary>
    public ReachGraph Build()
    {
        var best = edges.Values.GroupBy(e => e.To, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(e => e.Finding.Grade), StringComparer.Ordinal);
        var graded = nodes.Values.Select(n => best.TryGetValue(n.Id, out var grade) && grade > n.Grade ? n with { Grade = grade } : n);
        return new(
            [.. graded.OrderBy(n => n.Id, StringComparer.Ordinal)],
            [.. edges.Values.OrderBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal)]);
    }
}
