using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Reports.Writing;

/// <summary>GitHub's Markdown: headings, lists and tables only, so that it reads well as plain text too.</summary>
internal static class MarkdownWriting
{
    public static string Write(Report report)
    {
        var text = new StringBuilder();
        if (report.Drill)
        {
            text.Append("> **DRILL. This was practised on a sandbox; nothing real was touched.**\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"# {Escape.Markdown(report.Title.Text)}\n\n{Escape.Markdown(report.Playbook.Text)} — **{Escape.Markdown(report.Status.Text)}**\n\n");
        foreach (var fact in report.Verdict)
        {
            text.Append(CultureInfo.InvariantCulture, $"**{fact.Name}.** {Escape.Markdown(fact.Cell.Text)}\n\n");
        }

        foreach (var section in report.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {Escape.Markdown(section.Title.Text)}\n\n");
            foreach (var block in section.Blocks)
            {
                Append(text, block);
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Block.Prose prose:
                text.Append(Escape.Markdown(prose.Text.Text)).Append("\n\n");
                break;
            case Block.Facts facts:
                facts.Items.ToList().ForEach(fact => text.Append(CultureInfo.InvariantCulture, $"- {Escape.Markdown(fact.Name)}: {Write(fact.Cell)}\n"));
                text.Append('\n');
                break;
            case Block.Table table:
                text.Append(CultureInfo.InvariantCulture, $"{Escape.Markdown(Words.Capital(table.Caption))}: {table.Rows.Length:N0}\n\n");
                Append(text, table);
                break;
            case Block.Graph graph:
                Append(text, graph.Reach);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Append(StringBuilder text, Block.Table table)
    {
        var hasDetails = table.Rows.Any(row => !row.Details.IsEmpty);
        AppendLine(text, [.. table.Columns.Select(column => Escape.Markdown(column.Name)), .. hasDetails ? ["Details"] : ImmutableArray<string>.Empty]);
        AppendLine(text, [.. Enumerable.Repeat("---", table.Columns.Length + (hasDetails ? 1 : 0))]);
        foreach (var row in table.Rows)
        {
            var details = string.Join("<br>", row.Details.Select(fact => $"{Escape.Markdown(fact.Name)}: {Write(fact.Cell)}"));
            AppendLine(text, [.. row.Cells.Select(Write), .. hasDetails ? [details] : ImmutableArray<string>.Empty]);
        }

        text.Append('\n');
    }

    private static void Append(StringBuilder text, ReachGraph graph)
    {
        text.Append(CultureInfo.InvariantCulture, $"The reach graph has {Words.Count(graph.Whole, "thing")}; the HTML report draws it, the connections stand below.\n\n");
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Write(Cell cell) => cell switch
    {
        { Text.Length: 0 } => "",
        { Tone: Tone.Code } => Escape.MarkdownCode(cell.Text),
        { Tone: Tone.Bad } => $"**{Escape.Markdown(cell.Text)}**",
        _ => Escape.Markdown(cell.Text),
    };
}
