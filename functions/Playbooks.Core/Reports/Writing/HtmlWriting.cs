using System.Diagnostics;
using System.Globalization;
using System.Text;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Writing;

/// <summary>One page that needs nothing else: no script, no font, no image, well-formed as XML too.</summary>
internal sealed class HtmlWriting
{
    /// <summary>Tables longer than this are folded behind their count.</summary>
    private const int Unfolded = 15;

    /// <summary>A tone is a badge on words, and a colour on sentences.</summary>
    private const int LongestBadge = 24;

    private readonly StringBuilder text = new(64 * 1024);

    private HtmlWriting()
    {
    }

    public static string Write(Report report)
    {
        var writing = new HtmlWriting();
        writing.Page(report);
        return writing.text.ToString();
    }

    private void Page(Report report)
    {
        var title = Escape.Html(report.Title.Text);
        Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        Add($"<title>{(report.Drill ? "DRILL: " : "")}{title}</title>\n<style>\n{HtmlStyle.Sheet}{SvgStyle.Rules}</style>\n</head>\n<body>\n");
        Add($"{(report.Drill ? "<p class=\"drill\"><strong>Drill</strong> Practised on a sandbox. Nothing real was touched.</p>\n" : "")}<main>\n");
        Add($"<header>\n<p class=\"playbook\">{Escape.Html(report.Playbook.Text)}</p>\n<h1>{title}</h1>\n<p class=\"status\">{Write(report.Status)}</p>\n</header>\n");
        Verdict(report);
        Contents(report);
        report.Sections.ToList().ForEach(Section);
        Add($"</main>\n</body>\n</html>\n");
    }

    private void Verdict(Report report)
    {
        Add($"<dl class=\"verdict\">\n");
        foreach (var fact in report.Verdict)
        {
            Add($"<div class=\"{fact.Key} {ToneOf(fact.Cell.Tone)}\"><dt>{fact.Name}</dt><dd>{Escape.Html(fact.Cell.Text)}</dd></div>\n");
        }

        Add($"</dl>\n");
    }

    private void Contents(Report report)
    {
        Add($"<nav aria-label=\"Contents\">\n<ol>\n");
        report.Sections.ToList().ForEach(section => Add($"<li><a href=\"#{section.Id}\">{Escape.Html(section.Title.Text)}</a></li>\n"));
        Add($"</ol>\n</nav>\n");
    }

    private void Section(Section section)
    {
        Add($"<section id=\"{section.Id}\">\n<h2>{Escape.Html(section.Title.Text)}</h2>\n");
        foreach (var block in section.Blocks)
        {
            Write(section, block);
        }

        Add($"</section>\n");
    }

    private void Write(Section section, Block block)
    {
        switch (block)
        {
            case Block.Prose prose:
                Add($"<p>{Escape.Html(prose.Text.Text)}</p>\n");
                break;
            case Block.Facts facts:
                Facts(facts.Items, "facts");
                break;
            case Block.Table table:
                Folded(table);
                break;
            case Block.Graph graph:
                text.Append(SvgGraph.Draw(graph.Reach, $"{section.Id}-{graph.Key}"));
                Groups(graph.Reach);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Groups(ReachGraph graph)
    {
        var groups = graph.Nodes.Where(node => node.Count > 1).OrderBy(node => node.Layer).ThenByDescending(node => node.Grade).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        Add($"<details class=\"fold\"><summary>What the groups stand for <span class=\"count\">{groups.Count}</span></summary>\n<dl class=\"groups\">\n");
        foreach (var group in groups)
        {
            var more = group.Count - group.Members.Length;
            Add($"<dt>{Escape.Html($"{Words.Count(group.Count, group.Kind)} {group.Label.Text}, {Grades.WordOf(group.Grade)}")}</dt><dd>{Escape.Html(string.Join(" · ", group.Members))}{(more > 0 ? $" · and {more:N0} more" : "")}</dd>\n");
        }

        Add($"</dl>\n</details>\n");
    }

    private void Facts(IEnumerable<Fact> facts, string style)
    {
        Add($"<dl class=\"{style}\">\n");
        foreach (var fact in facts)
        {
            Add($"<div><dt>{Escape.Html(fact.Name)}</dt><dd>{Write(fact.Cell)}</dd></div>\n");
        }

        Add($"</dl>\n");
    }

    private void Folded(Block.Table table)
    {
        var caption = Escape.Html(Words.Capital(table.Caption));
        var count = table.Rows.Length.ToString("N0", CultureInfo.InvariantCulture);
        if (table.Rows.Length > Unfolded)
        {
            Add($"<details class=\"fold\"><summary>{caption} <span class=\"count\">{count}</span></summary>\n");
            Table(table);
            Add($"</details>\n");
        }
        else
        {
            Add($"<h3>{caption} <span class=\"count\">{count}</span></h3>\n");
            Table(table);
        }
    }

    private void Table(Block.Table table)
    {
        Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Escape.Html(table.Caption)}\">\n<table{(table.Columns.Length > 4 ? " class=\"wide\"" : "")}>\n<thead><tr>");
        table.Columns.ToList().ForEach(column => Add($"<th scope=\"col\">{Escape.Html(column.Name)}</th>"));
        Add($"</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            Add($"<tr{(row.Details.IsEmpty ? "" : " class=\"parent\"")}>");
            row.Cells.ToList().ForEach(cell => Add($"<td>{Write(cell)}</td>"));
            Add($"</tr>\n");
            More(row);
        }

        Add($"</tbody>\n</table>\n</div>\n");
    }

    private void More(Row row)
    {
        if (!row.Details.IsEmpty)
        {
            Add($"<tr class=\"more\"><td colspan=\"{row.Cells.Length}\"><details><summary>Details</summary>\n");
            Facts(row.Details, "facts");
            Add($"</details></td></tr>\n");
        }
    }

    private static string Write(Cell cell) => cell switch
    {
        { Text.Length: 0 } => "",
        { Tone: Tone.Plain, Data: Value.Timestamp } => $"<time>{Escape.Html(cell.Text)}</time>",
        { Tone: Tone.Plain } => Escape.Html(cell.Text),
        { Tone: Tone.Code } => $"<code>{Escape.Html(cell.Text)}</code>",
        { Text.Length: <= LongestBadge, Tone: not Tone.Muted, Data: Value.Text } => $"<span class=\"badge {ToneOf(cell.Tone)}\">{Escape.Html(cell.Text)}</span>",
        _ => $"<span class=\"{ToneOf(cell.Tone)}\">{Escape.Html(cell.Text)}</span>",
    };

    private static string ToneOf(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warning => "warning",
        Tone.Bad => "bad",
        Tone.Muted => "muted",
        _ => "plain",
    };

    private void Add(FormattableString markup) => text.Append(markup.ToString(CultureInfo.InvariantCulture));
}
