using System.Globalization;
using System.Text;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Reports.Writing;

/// <summary>The reach graph as a picture: layers from left to right, edges told apart by dashes as well as by colour, a legend, and titles for who hears it.</summary>
internal static class SvgGraph
{
    private const int Top = 62;

    private static readonly string[] Columns = ["Artifact", "Runs", "Jobs", "Secrets and tokens", "Credentials", "Identities", "Permissions"];
    private static readonly Grade[] Strongest = [Grade.Confirmed, Grade.Probable, Grade.Possible, Grade.RuledOut];

    public static string Draw(ReachGraph graph, string id)
    {
        var layout = GraphLayout.Of(graph, Top);
        var svg = new StringBuilder();
        var caption = $"{graph.Whole:N0} things, {graph.Edges.Sum(edge => edge.Count):N0} connections{(graph.IsGrouped ? ", grouped by kind and place; the table below names each credential" : "")}.";
        Add(svg, $"<figure>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Reach graph\">\n");
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {GraphLayout.Width} {layout.Height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n");
        Add(svg, $"<title id=\"{id}-title\">What the artifact could reach</title>\n<desc id=\"{id}-desc\">{Escape.Html(Describe(graph, caption))}</desc>\n");
        Legend(svg);
        foreach (var layer in layout.Layers)
        {
            Add(svg, $"<text class=\"column\" x=\"{layer.X}\" y=\"48\">{Columns[Math.Min(layer.Number, Columns.Length - 1)]}</text>\n");
        }

        graph.Edges.OrderBy(edge => edge.Grade).ToList().ForEach(edge => Edge(svg, layout, edge));
        graph.Nodes.ToList().ForEach(node => Node(svg, layout, node));
        Add(svg, $"</svg>\n</div>\n<figcaption>{Escape.Html(caption)}</figcaption>\n</figure>\n");
        return svg.ToString();
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

    private static void Edge(StringBuilder svg, GraphLayout layout, ReachEdge edge)
    {
        var (from, to) = (layout.Places[edge.From], layout.Places[edge.To]);
        var (x1, y1, y2) = (from.X + layout.NodeWidth, from.Y + GraphLayout.NodeHeight / 2, to.Y + GraphLayout.NodeHeight / 2);
        var forward = to.X > from.X;
        var x2 = forward ? to.X : to.X + layout.NodeWidth;
        var bend = forward ? Math.Max(24, (x2 - x1) / 2) : 34;
        var title = $"{Grades.WordOf(edge.Grade)}{(edge.Count > 1 ? $", {edge.Count} connections" : "")}{(edge.Reason.Text.Length > 0 ? $": {edge.Reason.Text}" : "")}";
        Add(svg, $"<path class=\"{ClassOf(edge.Grade)}\" d=\"M{x1} {y1} C{x1 + bend} {y1} {(forward ? x2 - bend : x2 + bend)} {y2} {x2} {y2}\"><title>{Escape.Html(title)}</title></path>\n");
    }

    private static void Node(StringBuilder svg, GraphLayout layout, ReachNode node)
    {
        var place = layout.Places[node.Id];
        var kind = node.Count > 1 ? Words.Count(node.Count, node.Kind) : node.Kind;
        var lines = GraphLabel.Lines(node.Label.Text, layout.Letters);
        Add(svg, $"<g><title>{Escape.Html($"{kind}: {node.Label.Text}{(node.Detail.Text.Length > 0 ? $" ({node.Detail.Text})" : "")}")}</title><rect class=\"box\" x=\"{place.X}\" y=\"{place.Y}\" width=\"{layout.NodeWidth}\" height=\"{GraphLayout.NodeHeight}\" rx=\"5\"/>");
        Add(svg, $"<text class=\"kind\" x=\"{place.X + 9}\" y=\"{place.Y + 15}\">{Escape.Html(GraphLabel.Cut(kind, layout.Letters))}</text>");
        for (var i = 0; i < lines.Count; i++)
        {
            Add(svg, $"<text class=\"label\" x=\"{place.X + 9}\" y=\"{place.Y + 30 + (i * 14)}\">{Escape.Html(lines[i])}</text>");
        }

        Add(svg, $"</g>\n");
    }

    private static string ClassOf(Grade grade) => Grades.WordOf(grade).Replace(' ', '-');

    private static void Add(StringBuilder svg, FormattableString markup) => svg.Append(markup.ToString(CultureInfo.InvariantCulture));
}
