using System.Diagnostics;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Writing;

/// <summary>
/// <c>{format, name, title, playbook, status, drill, verdict, sections}</c>: sections by id, in each its title and its blocks by key — prose
/// as text, facts as an object, tables as lists of objects, the graph as nodes and edges.
/// </summary>
internal static class JsonWriting
{
    public static Value Write(Report report) => Value.MapOf(
        ("format", Value.Of(Report.Format)),
        ("name", Value.Of(report.Name)),
        ("title", report.Title.Data),
        ("playbook", report.Playbook.Data),
        ("status", report.Status.Data),
        ("drill", Value.Of(report.Drill)),
        ("verdict", Object(report.Verdict.Select(fact => (fact.Key, fact.Cell.Data)))),
        ("sections", Object(report.Sections.Select(section => (section.Id, Write(section))))));

    private static Value Write(Section section) =>
        Object(section.Blocks.Select(block => (block.Key, Write(block))).Prepend(("title", section.Title.Data)));

    private static Value Write(Block block) => block switch
    {
        Block.Prose prose => prose.Text.Data,
        Block.Facts facts => Object(facts.Items.Select(fact => (fact.Key, fact.Cell.Data))),
        Block.Table table => Value.ListOf(table.Rows.Select(row => Write(table, row))),
        Block.Graph graph => Write(graph.Reach),
        _ => throw new UnreachableException(),
    };

    private static Value Write(Block.Table table, Row row) =>
        Object(table.Columns.Zip(row.Cells, (column, cell) => (column.Key, cell.Data)).Concat(row.Details.Select(fact => (fact.Key, fact.Cell.Data))));

    private static Value Write(ReachGraph graph) => Value.MapOf(
        ("grouped", Value.Of(graph.IsGrouped)),
        ("nodes", Value.ListOf(graph.Nodes.Select(node => Value.MapOf(
            ("id", Value.Of(node.Id)), ("kind", Value.Of(node.Kind)), ("label", node.Label.Data), ("place", Value.Of(node.Place)), ("count", Value.Of(node.Count)))))),
        ("edges", Value.ListOf(graph.Edges.Select(edge => Value.MapOf(
            ("from", Value.Of(edge.From)), ("to", Value.Of(edge.To)), ("grade", Value.Of(Grades.WordOf(edge.Grade))), ("rule", edge.Rule.Data), ("reason", edge.Reason.Data), ("count", Value.Of(edge.Count)))))));

    private static Value.Map Object(IEnumerable<(string Key, Value Data)> members)
    {
        var map = new ValueMap.Builder();
        foreach (var (key, data) in members)
        {
            map.Set(key, data);
        }

        return new Value.Map(map.Build());
    }
}
