using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Writing;

/// <summary>
/// <c>{format, jewels_marked, jewels, credentials, ruled_out, unseen, uses, escalations, purposes, lives, counts, graph}</c>: ways with their path edge by edge, then the map's own
/// members as the action wrote them. Members are added, never renamed.
/// </summary>
internal static class ReachJson
{
    private const string Format = "playbooks.reach/1";

    public static Value Write(MappedReach mapped, ReachOverview overview) => Value.MapOf(
        ("format", Value.Of(Format)),
        ("jewels_marked", Value.Of(overview.JewelsAreMarked)),
        ("jewels", Value.ListOf(overview.Jewels.Select(Way))),
        ("credentials", Value.ListOf(overview.Ways.Select(Way))),
        ("ruled_out", Value.MapOf([.. overview.RuledOut.Select(kind => (kind.Key, Value.Of(kind.Value)))])),
        ("unseen", mapped.Output.Get("unseen") ?? Value.EmptyList),
        ("uses", mapped.Output.Get("uses") ?? Value.EmptyList),
        ("escalations", mapped.Output.Get("escalations") ?? Value.EmptyList),
        ("purposes", mapped.Output.Get("purposes") ?? Value.EmptyList),
        ("lives", mapped.Output.Get("lives") ?? Value.EmptyList),
        ("counts", mapped.Output.Get("counts") ?? Value.EmptyMap),
        ("graph", mapped.Output.Get("graph") ?? Value.EmptyMap));

    private static Value Way(ReachWay way) => Value.MapOf(
        ("id", Value.Of(way.End.Id)),
        ("label", way.End.Label.Data),
        ("kind", Value.Of(way.End.Kind)),
        ("grade", Value.Of(Grades.WordOf(way.End.Grade))),
        ("jewel", Value.Of(way.End.Jewel)),
        ("rule", way.Decisive?.Rule.Data ?? Value.Nothing),
        ("why", way.Decisive?.Reason.Data ?? Value.Nothing),
        ("source", way.Decisive?.Source.Data ?? Value.Nothing),
        ("at", way.Decisive?.At.Data ?? Value.Nothing),
        ("ways", Value.Of(way.Ways)),
        ("path", Value.ListOf(way.Path.Select(Edge))));

    private static Value Edge(ReachEdge edge) => Value.MapOf(
        ("from", Value.Of(edge.From)), ("to", Value.Of(edge.To)), ("grade", Value.Of(Grades.WordOf(edge.Grade))), ("rule", edge.Rule.Data),
        ("why", edge.Reason.Data), ("source", edge.Source.Data), ("at", edge.At.Data));
}
