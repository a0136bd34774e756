using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Reports.Writing;

namespace Playbooks.Core.Tests.Reports;

public sealed class ReachGraphTests
{
    [Fact]
    public void A_small_graph_is_drawn_thing_by_thing()
    {
        var graph = Made(jobs: 4);

        Assert.False(GraphGrouping.Of(graph).IsGrouped);
        Assert.Equal(graph.Nodes.Length, Boxes(graph));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(500)]
    [InlineData(5000)]
    public void A_big_graph_is_drawn_in_groups_and_loses_nobody(int jobs)
    {
        var graph = Made(jobs);
        var drawn = GraphGrouping.Of(graph);

        Assert.InRange(drawn.Nodes.Length, 3, GraphGrouping.Most);
        Assert.Equal(graph.Nodes.Length, drawn.Nodes.Sum(node => node.Count));
        Assert.Equal(graph.Edges.Length, drawn.Edges.Sum(edge => edge.Count));
        Assert.Equal(drawn.Nodes.Length + drawn.Nodes.Count(node => node.Count > 1), Boxes(drawn));
    }

    [Fact]
    public void Things_of_one_kind_that_lead_to_the_same_are_one_box_that_names_them()
    {
        var drawn = GraphGrouping.Of(Made(jobs: 60));

        var group = Assert.Single(drawn.Nodes, node => node.Kind == "job" && node.Grade == Grade.Possible && node.Members.Any(name => name.EndsWith(" job:1", StringComparison.Ordinal)));
        Assert.All(group.Members, name => Assert.NotEqual(0, int.Parse(name[(name.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture) % 3));
        Assert.Equal(group.Count, group.Members.Length);
    }

    [Fact]
    public void A_crown_jewel_is_drawn_by_itself_with_the_way_to_it_on_top()
    {
        var graph = Made(jobs: 500);
        var marked = graph with { Nodes = [.. graph.Nodes.Select(node => node.Id == "credential:303" ? node with { Jewel = "marked" } : node)] };
        var drawn = GraphGrouping.Of(marked);
        var layout = GraphLayout.Of(drawn, 60);

        Assert.Equal(60, layout.Places["credential:303"].Y);
        Assert.All(drawn.Edges.Where(edge => edge.To == "credential:303"), edge => Assert.Equal(60, layout.Places[edge.From].Y));
    }

    [Fact]
    public void Runs_are_drawn_as_their_jobs()
    {
        var graph = new ReachGraph(
            [Node("a", "artifact", 0, ""), Node("run:1", "run", 1, "acme/web"), Node("job:1", "job", 2, "acme/web"), Node("job:2", "job", 2, "acme/web")],
            [Edge("a", "run:1", Grade.Confirmed), Edge("run:1", "job:1", Grade.Confirmed), Edge("run:1", "job:2", Grade.RuledOut)], 4);

        Assert.Equal([("a", "job:1", Grade.Confirmed), ("a", "job:2", Grade.RuledOut)], GraphGrouping.Of(graph).Edges.Select(edge => (edge.From, edge.To, edge.Grade)));
    }

    [Fact]
    public void An_edge_between_groups_has_the_strongest_grade()
    {
        var drawn = GraphGrouping.Of(Made(jobs: 500));

        Assert.Contains(drawn.Edges, edge => edge.Grade == Grade.Confirmed && edge.Count > 1);
    }

    [Fact]
    public void Boxes_of_one_layer_do_not_overlap()
    {
        var layout = GraphLayout.Of(Made(jobs: 30), 60);

        Assert.All(layout.Places.Values.GroupBy(place => place.X), column =>
        {
            var tops = column.Select(place => place.Y).Order().ToList();
            Assert.All(tops.Zip(tops.Skip(1)), pair => Assert.True(pair.Second - pair.First > GraphLayout.NodeHeight));
        });
        Assert.All(layout.Places.Values, place => Assert.InRange(place.X + layout.NodeWidth, 0, GraphLayout.Width));
    }

    [Theory]
    [InlineData("short", 1)]
    [InlineData("acme/a-rather-long-repository: build and test", 2)]
    [InlineData("👩‍👩‍👧‍👧👩‍👩‍👧‍👧👩‍👩‍👧‍👧", 1)]
    public void Labels_take_two_lines_at_the_most(string label, int lines)
    {
        var cut = GraphLabel.Lines(label, 20);

        Assert.Equal(lines, cut.Count);
        Assert.All(cut, line => Assert.InRange(new System.Globalization.StringInfo(line).LengthInTextElements, 1, 20));
    }

    private static int Boxes(ReachGraph graph) => Page.Parse(SvgGraph.Draw(graph, "g")).Descendants().Count(element => element.Name.LocalName == "rect");

    internal static ReachGraph Made(int jobs)
    {
        var nodes = new List<ReachNode> { Node("a", "artifact", 0, "") with { Grade = Grade.Confirmed } };
        var edges = new List<ReachEdge>();
        for (var i = 0; i < jobs; i++)
        {
            nodes.Add(Node($"job:{i}", "job", 2, $"acme/repository-{i % 25}") with { Grade = (Grade)(i % 4) });
            edges.Add(Edge("a", $"job:{i}", (Grade)(i % 4)));
            if (i % 3 == 0)
            {
                nodes.Add(Node($"credential:{i}", "credential", 4, ""));
                edges.Add(Edge($"job:{i}", $"credential:{i}", Grade.Probable));
            }
        }

        return new ReachGraph([.. nodes], [.. edges], nodes.Count);
    }

    private static ReachNode Node(string id, string kind, int layer, string place) => new(id, kind, Cell.Of($"{place} {id}"), Cell.Empty, layer, place);

    private static ReachEdge Edge(string from, string to, Grade grade) => new(from, to, grade, Cell.Empty, Cell.Of("because"), Cell.Empty, Cell.Empty);
}
