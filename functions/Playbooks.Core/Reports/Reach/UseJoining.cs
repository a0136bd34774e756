using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>Joins the uses that logs show to the map of what was in reach.</summary>
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

        joined.Set("graph", Value.MapOf(("nodes", Both(drawn, found, "nodes")), ("edges", Both(drawn, found, "edges"))));
        joined.Set("unseen", Value.ListOf(Items(map, "unseen").AddRange(Items(uses, "cannot_tell")).Distinct()));
        joined.Set("uses", uses.Get("uses") ?? Value.EmptyList);
        return new Value.Map(joined.Build());
    }

    /// <summary>A node that both have keeps the map's text.</summary>
    private static Value Both(Value? one, Value? other, string name) => Value.ListOf(Items(one, name).AddRange(Items(other, name)));

    private static ImmutableArray<Value> Items(Value? value, string name) => value?.Get(name)?.Items ?? [];
}
