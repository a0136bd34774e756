using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Reports.Writing;

/// <summary>
/// GraphML 1.0 (graphml.graphdrawing.org/xmlns/1.0/graphml.xsd). An id there is a name token, so that nodes are numbered and their own id is
/// data; what could not be seen is a node that nothing leads to.
/// </summary>
internal static class GraphMlWriting
{
    private static readonly string[] OfNodes = ["id", "kind", "label", "grade", "detail", "jewel"];
    private static readonly string[] OfEdges = ["grade", "rule", "why", "source", "at"];

    public static string Write(ReachGraph graph, ImmutableArray<(Cell What, Cell Why)> unseen)
    {
        var text = new StringBuilder();
        Add(text, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ");
        Add(text, $"xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
        OfNodes.ToList().ForEach(name => Key(text, "node", name));
        OfEdges.ToList().ForEach(name => Key(text, "edge", name));
        Add(text, $"  <graph id=\"reach\" edgedefault=\"directed\">\n");
        var numbers = graph.Nodes.Select((node, n) => (node.Id, n)).ToDictionary(pair => pair.Id, pair => pair.n, StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            Node(text, numbers[node.Id], [node.Id, node.Kind, node.Label.Text, Grades.WordOf(node.Grade), node.Detail.Text, node.Jewel]);
        }

        foreach (var ((what, why), n) in unseen.Select((one, n) => (one, n)))
        {
            Node(text, graph.Nodes.Length + n, [$"unseen:{n + 1}", "unseen", what.Text, Grades.WordOf(Grade.Possible), why.Text, ""]);
        }

        foreach (var (edge, n) in graph.Edges.Select((edge, n) => (edge, n)))
        {
            Add(text, $"    <edge id=\"e{n}\" source=\"n{numbers[edge.From]}\" target=\"n{numbers[edge.To]}\">");
            Data(text, 'e', OfEdges, [Grades.WordOf(edge.Grade), edge.Rule.Text, edge.Reason.Text, edge.Source.Text, edge.At.Text]);
            Add(text, $"</edge>\n");
        }

        return text.Append("  </graph>\n</graphml>\n").ToString();
    }

    private static void Key(StringBuilder text, string of, string name) =>
        Add(text, $"  <key id=\"{of[0]}-{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"string\"/>\n");

    private static void Node(StringBuilder text, int number, ReadOnlySpan<string> data)
    {
        Add(text, $"    <node id=\"n{number}\">");
        Data(text, 'n', OfNodes, data);
        Add(text, $"</node>\n");
    }

    private static void Data(StringBuilder text, char of, string[] names, ReadOnlySpan<string> data)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (data[i].Length > 0)
            {
                Add(text, $"<data key=\"{of}-{names[i]}\">{Escape.Html(data[i])}</data>");
            }
        }
    }

    private static void Add(StringBuilder text, FormattableString markup) => text.Append(markup.ToString(CultureInfo.InvariantCulture));
}
