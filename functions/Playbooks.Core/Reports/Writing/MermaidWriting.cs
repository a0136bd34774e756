using System.Globalization;
using System.Text;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Reports.Writing;

/// <summary>
/// A Mermaid flowchart (mermaid.js.org/syntax/flowchart.html). Names are numbered nodes' quoted labels, so that no word of theirs is syntax;
/// inside quotes, what Mermaid or HTML would read is written as its character code (<c>#35;</c>).
/// </summary>
internal static class MermaidWriting
{
    private const int LongestLabel = 80;

    /// <summary>Renderers refuse more edges than 500 unless told otherwise.</summary>
    private const int MostEdges = 450;

    public static string Write(ReachGraph graph)
    {
        var text = new StringBuilder("flowchart LR\n");
        var numbers = graph.Nodes.Select((node, n) => (node.Id, n)).ToDictionary(pair => pair.Id, pair => pair.n, StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            var kind = node.Count > 1 ? Words.Count(node.Count, node.Kind) : node.Kind;
            Add(text, $"  n{numbers[node.Id]}[\"{Label(kind)}<br/>{Label(node.Label.Text)}\"]:::{ClassOf(node.Grade)}\n");
        }

        foreach (var edge in graph.Edges.OrderByDescending(edge => edge.Grade).Take(MostEdges))
        {
            Add(text, $"  n{numbers[edge.From]} {Arrow(edge.Grade)}|\"{Label(Said(edge))}\"| n{numbers[edge.To]}\n");
        }

        return text.Append(Styles).ToString();
    }

    private static string Styles => """
          classDef confirmed stroke:#b3171d,stroke-width:3px
          classDef probable stroke:#b35900,stroke-width:2px
          classDef possible stroke:#2563ab,stroke-dasharray:3 4
          classDef ruledout stroke:#8a929c,stroke-dasharray:1 5

        """.ReplaceLineEndings("\n");

    private static string Said(ReachEdge edge) =>
        $"{Grades.WordOf(edge.Grade)}{(edge.Rule.Text.Length > 0 ? $": {edge.Rule.Text}" : "")}{(edge.Count > 1 ? $" ×{edge.Count.ToString(CultureInfo.InvariantCulture)}" : "")}";

    private static string Arrow(Grade grade) => grade switch
    {
        Grade.Confirmed => "==>",
        Grade.Probable => "-->",
        _ => "-.->",
    };

    private static string ClassOf(Grade grade) => Grades.WordOf(grade).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Letters and digits of all scripts and a few marks stay; everything else becomes its code.</summary>
    private static string Label(string name)
    {
        var safe = new StringBuilder();
        foreach (var rune in GraphLabel.Cut(SafeText.Of(name), LongestLabel).EnumerateRunes())
        {
            safe.Append(IsPlain(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"#{rune.Value};"));
        }

        return safe.ToString();
    }

    private static bool IsPlain(Rune rune) => rune.Value > 0x7e || Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or ':' or '/' or '-' or '@' or '(' or ')' or '_' or '+';

    private static void Add(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture));
}
