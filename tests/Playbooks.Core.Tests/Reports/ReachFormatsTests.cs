using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Playbooks.Core.Reports;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Reports.Writing;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reports;

public sealed class ReachFormatsTests
{
    private static readonly XNamespace GraphMl = "http://graphml.graphdrawing.org/xmlns";

    private static readonly string[] Pieces =
    [
        "\"", "'", "`", "]", "[", "}", "{", ")", "(", "|", "<script>", "</svg>", "&amp;", "#quot;", "end", ";", "%%", "\n", "\r\n", "\t", "\u202e", "\u200b", "\ufeff", "\0", "\ud83d", "👩‍👩‍👧‍👧", "日本", "عربى", "--> n1", ":::", "]]>", "<!--", "subgraph", "click n0", "\\",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_names_say_GraphML_is_well_formed_its_keys_are_declared_and_its_ids_unique(int seed)
    {
        var mapped = Made(seed);
        var root = XDocument.Parse(ReachFormats.Write(mapped, ReachFormat.GraphMl)).Root;

        Assert.Equal(GraphMl + "graphml", root?.Name);
        var keys = root?.Elements(GraphMl + "key").ToDictionary(key => $"{key.Attribute("id")?.Value}", key => $"{key.Attribute("for")?.Value}") ?? [];
        var graph = root?.Element(GraphMl + "graph");
        var nodes = graph?.Elements(GraphMl + "node").Select(node => $"{node.Attribute("id")?.Value}").ToHashSet() ?? [];
        var things = graph?.Elements().ToList() ?? [];
        Assert.Equal(things.Count, things.Select(thing => $"{thing.Attribute("id")?.Value}").Distinct().Count());
        Assert.All(things, thing => Assert.Matches("^[ne][0-9]+$", $"{thing.Attribute("id")?.Value}"));
        Assert.All(things.SelectMany(thing => thing.Elements(GraphMl + "data")), data => Assert.Equal(data.Parent?.Name.LocalName, keys[$"{data.Attribute("key")?.Value}"]));
        Assert.All(graph?.Elements(GraphMl + "edge") ?? [], edge => Assert.True(nodes.Contains($"{edge.Attribute("source")?.Value}") && nodes.Contains($"{edge.Attribute("target")?.Value}")));
        Assert.Equal((mapped.Graph?.Nodes.Length ?? 0) + mapped.Unseen.Length, nodes.Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_names_say_a_Mermaid_line_is_a_node_an_edge_or_a_class(int seed)
    {
        var lines = ReachFormats.Write(Made(seed), ReachFormat.Mermaid).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("flowchart LR", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.Matches(
            """^  (n\d+\["(?:[^"`#<>\[\]{}|\\&;%\p{Cc}\p{Cf}]|#\d+;|<br/>)*"\]:::\w+|n\d+ (?:==>|-->|-\.->)\|"(?:[^"`#<>\[\]{}|\\&;%\p{Cc}\p{Cf}]|#\d+;)*"\| n\d+|classDef \w+ [\w:#,\- ]+)$""", line));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_names_say_a_picture_has_no_script_and_no_link(int seed)
    {
        var root = XDocument.Parse(ReachFormats.Write(Made(seed), ReachFormat.Svg)).Root ?? throw new InvalidOperationException();

        string[] allowed = ["svg", "title", "desc", "style", "path", "text", "g", "rect"];
        Assert.All(root.DescendantsAndSelf(), element => Assert.Contains(element.Name.LocalName, allowed));
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName == "href");
        Assert.DoesNotContain("url(", root.Element(root.Name.Namespace + "style")?.Value ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_and_flowcharts_of_thousands_of_things_stay_small()
    {
        var graph = new MappedReach(Value.EmptyMap, ReachGraphTests.Made(jobs: 4000), []);

        Assert.InRange(ReachFormats.Write(graph, ReachFormat.Mermaid).Length, 1, 50_000);
        Assert.InRange(XDocument.Parse(ReachFormats.Write(graph, ReachFormat.Svg)).Descendants().Count(element => element.Name.LocalName == "text"), 1, 200);
        Assert.InRange(Regex.Count(ReachFormats.Write(graph, ReachFormat.GraphMl), "<node "), 4001, 10_000);
    }

    [Theory]
    [InlineData(ReachFormat.Json)]
    [InlineData(ReachFormat.GraphMl)]
    [InlineData(ReachFormat.Mermaid)]
    [InlineData(ReachFormat.Svg)]
    public void A_map_without_a_graph_is_written_too(ReachFormat format) => Assert.NotEmpty(ReachFormats.Write(MappedReach.Of(Value.EmptyMap), format));

    private static MappedReach Made(int seed)
    {
        var random = new Random(seed);
        string[] kinds = ["artifact", "run", "job", "secret", "credential", "role", Name(random)];
        var nodes = Enumerable.Range(0, 3 + random.Next(60)).Select(n => (Id: $"{n} {Name(random)}", Kind: kinds[n % kinds.Length])).ToList();
        return MappedReach.Of(Value.MapOf(
            ("graph", Value.MapOf(
                ("nodes", Value.ListOf(nodes.Select(node => Texts(("id", node.Id), ("kind", node.Kind), ("label", Name(random)), ("detail", Name(random)), ("jewel", random.Next(9) == 0 ? Name(random) : ""))))),
                ("edges", Value.ListOf(Enumerable.Range(0, nodes.Count * 2).Select(_ => Texts(
                    ("from", nodes[random.Next(nodes.Count)].Id), ("to", nodes[random.Next(nodes.Count)].Id), ("grade", random.Next(2) == 0 ? "confirmed" : "possible"), ("rule", Name(random)), ("why", Name(random)))))))),
            ("unseen", Value.ListOf([Texts(("what", Name(random)), ("why", Name(random)))]))));
    }

    private static string Name(Random random) => string.Concat(Enumerable.Range(0, 1 + random.Next(6)).Select(n => Pieces[random.Next(Pieces.Length)] + n.ToString(CultureInfo.InvariantCulture)));

    private static Value.Map Texts(params (string Name, string Text)[] members) => (Value.Map)Value.MapOf([.. members.Select(member => (member.Name, Value.Of(member.Text)))]);
}
