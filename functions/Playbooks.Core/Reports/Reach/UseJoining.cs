using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>Joins the uses that logs show to the map of what was in reach; a node that both have keeps the map's text.</summary>
internal static class UseJoining
{
    public const string Action = "reach.uses";

    public static Value Join(Value.Map map, Value uses)
    {
        var (drawn, found) = (map.Get("graph"), uses.Get("graph"));
        var joined = new ValueMap.Builder();
        foreach (var entry in map.Entries)
        {
            joined.Set(entry.Key, entry.Value);
        }

        // Of two looks at the logs the later one has all that the earlier one had.
        var edges = Value.ListOf([.. Items(drawn, "edges").Where(edge => edge.GetText("rule")?.StartsWith("used", StringComparison.Ordinal) != true), .. Items(found, "edges")]);
        joined.Set("graph", Value.MapOf(("nodes", Value.ListOf(Items(drawn, "nodes").AddRange(Items(found, "nodes")).DistinctBy(node => node.GetText("id")))), ("edges", edges)));
        joined.Set("unseen", Value.ListOf(Items(map, "unseen").AddRange(Items(uses, "cannot_tell")).Distinct()));
        joined.Set("uses", uses.Get("uses") ?? Value.EmptyList);
        return new Value.Map(joined.Build());
    }

    private static ImmutableArray<Value> Items(Value? value, string name) => value?.Get(name)?.Items ?? [];
}
