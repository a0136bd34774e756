using System.Globalization;
using System.Text;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Reports.Writing;

/// <summary>The reach graph as a picture: layers from left to right, edges told apart by dashes as well as by colour, a legend, and titles for who hears it.</summary>
internal static class SvgGraph
{
    private const int Top = 62;

    private static readonly string[] Columns = ["Artifact", "Runs", "Jobs", "Secrets and tokens", "Credentials", "Identities", "Permissions, uses"];
    private static readonly Grade[] Strongest = [Grade.Confirmed, Grade.Probable, Grade.Possible, Grade.RuledOut];

    public static string Draw(ReachGraph graph, string id)
    {
        var svg = new StringBuilder();
        Add(svg, $"<figure>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Reach graph\">\n");
        Picture(svg, graph, id, "");
        Add(svg, $"</div>\n<figcaption>{Escape.Html(Caption(graph))}</figcaption>\n</figure>\n");
        return svg.ToString();
    }

    /// <summary>The same picture as a file: it brings its style and nothing else.</summary>
    public static string File(ReachGraph graph)
    {
        var svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Picture(svg, graph, "reach", SvgStyle.Sheet);
        return svg.ToString();
    }

    private static string Caption(ReachGraph graph) =>
        $"{graph.Whole:N0} things{(graph.IsGrouped ? ", drawn in groups of the same kind and fate; runs stand for their jobs" : "")}. {graph.Edges.Sum(edge => edge.Count):N0} connections. Ways to crown jewels are on top.";

    private static void Picture(StringBuilder svg, ReachGraph graph, string id, string style)
    {
        var layout = GraphLayout.Of(graph, Top);
        var size = style.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" width=\"{GraphLayout.Width}\" height=\"{layout.Height}\"");
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {GraphLayout.Width} {layout.Height}\"{size} role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n");
        Add(svg, $"<title id=\"{id}-title\">What the artifact could reach</title>\n<desc id=\"{id}-desc\">{Escape.Html(Describe(graph, Caption(graph)))}</desc>\n");
        Add(svg, $"{(style.Length == 0 ? "" : $"<style>\n{style}</style>\n")}");
        Legend(svg);
        foreach (var layer in layout.Layers)
        {
            Add(svg, $"<text class=\"column\" x=\"{layer.X}\" y=\"48\">{Columns[Math.Min(layer.Number, Columns.Length - 1)]}</text>\n");
        }

        var tokens = graph.Nodes.Where(node => node.Kind == ReachNode.Token).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        graph.Edges.OrderBy(edge => !tokens.Contains(edge.To)).ThenBy(edge => edge.Grade).ToList().ForEach(edge => Edge(svg, layout, edge, tokens.Contains(edge.To)));
        graph.Nodes.ToList().ForEach(node => Node(svg, layout, node));
        Add(svg, $"</svg>\n");
    }

    private static string Describe(ReachGraph graph, string caption) => caption + " " + string.Join(" ", graph.Edges.Where(edge => edge.Grade == Grade.Confirmed).Take(10)
        .Select(edge => $"{LabelOf(graph, edge.From)} reaches {LabelOf(graph, edge.To)}, confirmed."));

    private static string LabelOf(ReachGraph graph, string id) => graph.Nodes.First(node => node.Id == id).Label.Text;

    private static void Legend(StringBuilder svg)
    {
        var x = 4;
        foreach (var grade in Strongest)
        {
            Add(svg, $"<path class=\"{ClassOf(grade)}\" d=\"M{x} 14 h44\"/><text class=\"label\" x=\"{x + 52}\" y=\"18\">{Grades.WordOf(grade)}</text>\n");
            x += 150;
        }
    }

    private static void Edge(StringBuilder svg, GraphLayout layout, ReachEdge edge, bool isFaint)
    {
        var (from, to) = (layout.Places[edge.From], layout.Places[edge.To]);
        var (x1, y1, y2) = (from.X + layout.NodeWidth, from.Y + GraphLayout.NodeHeight / 2, to.Y + GraphLayout.NodeHeight / 2);
        var forward = to.X > from.X;
        var x2 = forward ? to.X : to.X + layout.NodeWidth;
        var bend = forward ? Math.Max(24, (x2 - x1) / 2) : 34;
        var title = $"{Grades.WordOf(edge.Grade)}{(edge.Count > 1 ? $", {edge.Count} connections" : "")}{(edge.Reason.Text.Length > 0 ? $": {edge.Reason.Text}" : "")}";
        Add(svg, $"<path class=\"{ClassOf(edge.Grade)}{(isFaint ? " faint" : "")}\" d=\"M{x1} {y1} C{x1 + bend} {y1} {(forward ? x2 - bend : x2 + bend)} {y2} {x2} {y2}\"><title>{Escape.Html(title)}</title></path>\n");
    }

    private static void Node(StringBuilder svg, GraphLayout layout, ReachNode node)
    {
        var (place, isJewel) = (layout.Places[node.Id], node.Jewel.Length > 0);
        var kind = node.Count > 1 ? Words.Count(node.Count, node.Kind) : node.Kind;
        var title = $"{kind}: {node.Label.Text}, {Grades.WordOf(node.Grade)}{(node.Detail.Text.Length > 0 ? $" ({node.Detail.Text})" : "")}{(isJewel ? $". Crown jewel: {node.Jewel}" : "")}";
        var size = string.Create(CultureInfo.InvariantCulture, $"width=\"{layout.NodeWidth}\" height=\"{GraphLayout.NodeHeight}\" rx=\"5\"");
        Add(svg, $"<g><title>{Escape.Html(title)}</title>");
        Add(svg, $"{(node.Count > 1 ? $"<rect class=\"behind\" x=\"{place.X + 4}\" y=\"{place.Y + 4}\" {size}/>" : "")}<rect class=\"box{(isJewel ? " jewel" : "")}\" x=\"{place.X}\" y=\"{place.Y}\" {size}/>");
        Add(svg, $"<path class=\"{ClassOf(node.Grade)} bar\" d=\"M{place.X + 2} {place.Y + 5} v{GraphLayout.NodeHeight - 10}\"/>");
        Add(svg, $"<text class=\"{(isJewel ? "why" : "kind")}\" x=\"{place.X + 11}\" y=\"{place.Y + 15}\">{Escape.Html(isJewel ? "\u2666 crown jewel" : GraphLabel.Cut(kind, layout.Letters))}</text>");
        foreach (var (line, i) in GraphLabel.Lines(node.Label.Text, layout.Letters).Select((line, i) => (line, i)))
        {
            Add(svg, $"<text class=\"label\" x=\"{place.X + 11}\" y=\"{place.Y + 30 + (i * 14)}\">{Escape.Html(line)}</text>");
        }

        Add(svg, $"</g>\n");
    }

    private static string ClassOf(Grade grade) => Grades.WordOf(grade).Replace(' ', '-');

    private static void Add(StringBuilder svg, FormattableString markup) => svg.Append(markup.ToString(CultureInfo.InvariantCulture));
}
