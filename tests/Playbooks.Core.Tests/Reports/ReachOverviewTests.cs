using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Tests.Reports;

public sealed class ReachOverviewTests
{
    [Fact]
    public void Ways_to_crown_jewels_come_first_however_weak_they_are()
    {
        var overview = ReachOverview.Of(Graph(
            [Node("a", 0), Node("j", 2), Node("sure", 4, Grade.Confirmed), Node("jewel", 5, Grade.Possible, "administers the account")],
            [Edge("a", "j", Grade.Confirmed), Edge("j", "sure", Grade.Confirmed), Edge("j", "jewel", Grade.Possible)]));

        Assert.True(overview.JewelsAreMarked);
        Assert.Equal(["jewel"], overview.Jewels.Select(way => way.End.Id));
        Assert.Equal(["jewel", "sure"], overview.Ways.Select(way => way.End.Id));
    }

    [Fact]
    public void Of_two_ways_the_one_whose_weakest_edge_is_stronger_is_shown()
    {
        var overview = ReachOverview.Of(Graph(
            [Node("a", 0), Node("j1", 2), Node("j2", 2), Node("j3", 2), Node("role", 5, Grade.Probable)],
            [Edge("a", "j1", Grade.Possible), Edge("j1", "role", Grade.Possible), Edge("a", "j2", Grade.Confirmed), Edge("j2", "j3", Grade.Confirmed), Edge("j3", "role", Grade.Probable)]));

        var way = Assert.Single(overview.Ways);
        Assert.Equal(["a", "j2", "j3", "role"], way.Nodes.Select(node => node.Id));
        Assert.Equal("j3", way.Decisive?.From);
        Assert.Equal(2, way.Ways);
    }

    [Fact]
    public void What_is_ruled_out_is_counted_and_not_shown_as_a_way()
    {
        var overview = ReachOverview.Of(Graph(
            [Node("a", 0), Node("j", 2, Grade.RuledOut), Node("s", 3, Grade.RuledOut)], [Edge("a", "j", Grade.RuledOut), Edge("j", "s", Grade.RuledOut)]));

        Assert.Empty(overview.Ways);
        Assert.Equal(2, overview.RuledOut.Values.Sum());
    }

    [Fact]
    public void From_where_a_credential_was_used_is_no_credential()
    {
        var overview = ReachOverview.Of(Graph(
            [Node("a", 0), Node("key", 4), Node("address:198.51.100.7", 6) with { Kind = "address" }], [Edge("a", "key", Grade.Probable), Edge("key", "address:198.51.100.7", Grade.Confirmed)]));

        Assert.Equal(["key"], overview.Ways.Select(way => way.End.Id));
    }

    [Fact]
    public void A_circle_of_roles_ends()
    {
        var overview = ReachOverview.Of(Graph([Node("a", 0), Node("x", 5), Node("y", 5)], [Edge("a", "x", Grade.Probable), Edge("x", "y", Grade.Probable), Edge("y", "x", Grade.Probable)]));

        Assert.Equal(["a", "x", "y"], overview.Ways.Single(way => way.End.Id == "y").Nodes.Select(node => node.Id));
    }

    private static ReachGraph Graph(ReachNode[] nodes, ReachEdge[] edges) => new([.. nodes], [.. edges], nodes.Length);

    private static ReachNode Node(string id, int layer, Grade grade = Grade.Confirmed, string jewel = "") => new(id, layer == 2 ? "job" : "role", Cell.Of(id), Cell.Empty, layer, "", Grade: grade, Jewel: jewel);

    private static ReachEdge Edge(string from, string to, Grade grade) => new(from, to, grade, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty);
}
