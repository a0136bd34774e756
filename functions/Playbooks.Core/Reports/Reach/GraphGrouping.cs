using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Reach;

/// <summary>
/// Draws big graphs by what things have in common: of the same kind, as sure, and leading to the same; where that is still too much, by the
/// crown jewels they lead to, and in the end by column. A jewel is drawn by itself as long as there is room. Nobody is lost: a group counts and
/// names its members.
/// </summary>
internal static class GraphGrouping
{
    /// <summary>More nodes than this are grouped.</summary>
    public const int Most = 40;

    /// <summary>Columns and grades are 28 groups at the most.</summary>
    private const int MostJewels = 12;

    private const int MostMembers = 500;
    private const int Rounds = 8;
    private const int FewNames = 2;
    private const int Secrets = 3;

    public static ReachGraph Of(ReachGraph graph)
    {
        var drawn = RunFolding.Of(graph);
        if (drawn.Nodes.Length <= Most)
        {
            return drawn;
        }

        var alone = drawn.Nodes.Where(node => node.Jewel.Length > 0).OrderByDescending(node => node.Grade).ThenBy(node => node.Id, StringComparer.Ordinal)
            .Take(MostJewels).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var byFate = Grouped(drawn, Fates(drawn, alone, Rounds));
        if (byFate.Nodes.Length <= Most)
        {
            return byFate;
        }

        var byJewel = Grouped(drawn, JewelsReached(drawn, alone));
        return byJewel.Nodes.Length <= Most ? byJewel : Grouped(drawn, drawn.Nodes.ToDictionary(node => node.Id, node => Mark(node, alone, $"{node.Layer}")));
    }

    private static string Mark(ReachNode node, HashSet<string> alone, string what) => alone.Contains(node.Id) ? $"={node.Id}" : string.Create(CultureInfo.InvariantCulture, $"{(int)node.Grade} {what}");

    /// <summary>Two nodes share a mark after n rounds where everything within n steps from them looks the same.</summary>
    private static Dictionary<string, string> Fates(ReachGraph graph, HashSet<string> alone, int rounds)
    {
        var outgoing = graph.Edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
        var marks = graph.Nodes.ToDictionary(node => node.Id, node => Mark(node, alone, $"{node.Layer} {node.Kind}"), StringComparer.Ordinal);
        for (var (round, before) = (0, 0); round < rounds && marks.Values.Distinct().Count() is var now && now != before; round++)
        {
            before = now;
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            var last = marks;
            marks = last.ToDictionary(
                pair => pair.Key,
                pair => Number(numbers, pair.Value + "|" + string.Join(',', outgoing[pair.Key].Select(edge => $"{edge.Grade}>{last[edge.To]}").Distinct().Order(StringComparer.Ordinal))),
                StringComparer.Ordinal);
        }

        return marks;
    }

    private static string Number(Dictionary<string, int> numbers, string text) =>
        (numbers.TryGetValue(text, out var number) ? number : numbers[text] = numbers.Count).ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> JewelsReached(ReachGraph graph, HashSet<string> alone)
    {
        var into = graph.Edges.Where(edge => edge.Grade > Grade.RuledOut).ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);
        var reached = graph.Nodes.ToDictionary(node => node.Id, _ => "", StringComparer.Ordinal);
        foreach (var jewel in alone.Order(StringComparer.Ordinal))
        {
            var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { jewel }, new Queue<string>([jewel]));
            while (open.TryDequeue(out var at))
            {
                foreach (var from in into[at].Where(seen.Add))
                {
                    reached[from] += $" {jewel}";
                    open.Enqueue(from);
                }
            }
        }

        return graph.Nodes.ToDictionary(node => node.Id, node => Mark(node, alone, $"{node.Layer} {node.Kind}{reached[node.Id]}"), StringComparer.Ordinal);
    }

    private static ReachGraph Grouped(ReachGraph graph, Dictionary<string, string> marks)
    {
        var groups = graph.Nodes.GroupBy(node => (node.Layer, marks[node.Id])).Select((group, n) => (Members: group, Node: Made([.. group], n))).ToList();
        var nodeOf = groups.SelectMany(group => group.Members.Select(member => (member.Id, group.Node))).ToDictionary(pair => pair.Id, pair => pair.Node, StringComparer.Ordinal);
        var edges = graph.Edges
            .GroupBy(edge => (From: nodeOf[edge.From].Id, To: nodeOf[edge.To].Id))
            .Where(group => group.Key.From != group.Key.To)
            .Select(group => (group.MaxBy(edge => edge.Grade) ?? group.First()) with { From = group.Key.From, To = group.Key.To, Count = group.Sum(edge => edge.Count) });
        return graph with { Nodes = [.. groups.Select(group => group.Node)], Edges = [.. edges] };
    }

    private static ReachNode Made(ImmutableArray<ReachNode> members, int number)
    {
        if (members is [var one])
        {
            return one;
        }

        var kind = members.Select(node => node.Kind).Distinct().Count() == 1 ? members[0].Kind : "thing";
        var places = members.Select(node => node.Place).Where(place => place.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var names = members.Select(node => node.Label.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var label = names.Count <= FewNames || members[0].Layer > Secrets ? Words.Some(names)
            : places.Count > 1 ? $"in {Words.Count(places.Count, "repository", "repositories")}"
            : places.Count == 1 ? $"in {places[0]}"
            : Words.Some(names);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"group:{number}"), kind, Cell.Of(label), Cell.Empty, members[0].Layer, "", members.Length, members.Max(node => node.Grade),
            Members: [.. members.Select(node => node.Label.Text).Order(StringComparer.Ordinal).Take(MostMembers)]);
    }
}
