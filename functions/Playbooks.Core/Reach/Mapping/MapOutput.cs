using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Lifetimes;
using Playbooks.Core.Reach.Purposes;
using Playbooks.Core.Reach.Rotations;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>A map as the plain value that playbooks and reports read.</summary>
public static class MapOutput
{
    public static Value ToValue(this ReachMap map) => Value.MapOf(
        ("graph", map.Graph.ToValue()),
        ("exposures", Value.ListOf(map.Exposures.Select(Exposure))),
        ("rotations", Value.ListOf(map.Set.Rotations.Select(Rotation))),
        ("spares", Value.ListOf(map.Set.Spares.Select(s => Texts(("account", s.Account), ("user", s.User), ("key", s.Key), ("why", s.Why))))),
        ("roles", Value.ListOf(map.Roles.Select(Role))),
        ("applications", Value.ListOf(map.Applications.Select(a => Texts(
            ("application", a.Application), ("name", a.Name), ("credential", a.Credential), ("grade", Word(a.Finding.Grade)), ("why", a.Finding.Reason), ("node", a.Node), ("appId", a.AppId))))),
        ("tasks", Value.ListOf(map.Set.Tasks.Select(Task))),
        ("unseen", Value.ListOf(map.Unseen.Select(u => Texts(("what", u.What), ("why", u.Why))))),
        ("counts", Counts(map)),
        ("escalations", Value.ListOf(map.Escalations.Select(Escalation))),
        ("purposes", Value.ListOf(map.Purposes.Select(Purpose))),
        ("lives", Value.ListOf(map.Lives.Select(Life))));

    public static Value ToValue(this ReachGraph graph) => Value.MapOf(("nodes", Value.ListOf(graph.Nodes.Select(Node))), ("edges", Value.ListOf(graph.Edges.Select(Edge))));

    public static string Word(ExposureGrade grade) => grade switch
    {
        ExposureGrade.Confirmed => "confirmed",
        ExposureGrade.Probable => "probable",
        ExposureGrade.Possible => "possible",
        _ => "ruled out",
    };

    private static Value Node(ReachNode n) => n.Jewel.Length == 0
        ? Texts(("id", n.Id), ("kind", n.Kind), ("label", n.Label), ("grade", Word(n.Grade)), ("detail", n.Detail))
        : Texts(("id", n.Id), ("kind", n.Kind), ("label", n.Label), ("grade", Word(n.Grade)), ("detail", n.Detail), ("jewel", n.Jewel));

    private static Value Edge(ReachEdge e) => Texts(
        ("from", e.From), ("to", e.To), ("grade", Word(e.Finding.Grade)), ("rule", e.Finding.Rule), ("why", e.Finding.Reason), ("source", e.Source),
        ("at", Written(e.At)));

    /// <summary>RFC 3339, or empty for none.</summary>
    private static string Written(DateTimeOffset? time) => time is { } at && Value.Of(at) is Value.Timestamp stamp ? TimeText.Write(stamp) : "";

    private static Value Exposure(ReachedCredential c) => Value.MapOf(
        ("credential", Value.Of(c.Credential)), ("kind", Value.Of(c.Kind)), ("places", Value.ListOf(c.Places)), ("grade", Value.Of(Word(c.Finding.Grade))),
        ("jobs", Value.ListOf(c.Jobs)), ("rule", Value.Of(c.Finding.Rule)), ("why", Value.Of(c.Finding.Reason)));

    private static Value Rotation(Rotation r) => Value.MapOf(
        ("kind", Value.Of(r.Kind)), ("credential", Value.Of(r.Credential)), ("account", Value.Of(r.Account)), ("principal", Value.Of(r.Principal)), ("key", Value.Of(r.Key)),
        ("readonly", Value.Of(r.IsReadOnly)), ("places", Value.ListOf(r.Places)), ("checks", Value.ListOf(r.Checks)), ("later", Value.ListOf(r.Later)),
        ("readers", Value.ListOf(r.Readers)), ("owner", Value.Of(r.Owner)), ("grade", Value.Of(Word(r.Finding.Grade))), ("why", Value.Of(r.Finding.Reason)));

    private static Value Role(ReachedRole r) => Value.MapOf(
        ("account", Value.Of(r.Account)), ("role", Value.Of(r.Role)), ("grade", Value.Of(Word(r.Finding.Grade))), ("why", Value.Of(r.Finding.Reason)),
        ("trust", Value.Of(r.Trust)), ("broad", Value.Of(r.IsBroad)), ("subjects", Value.ListOf(r.Subjects)), ("node", Value.Of(r.Node)), ("arn", Value.Of(r.Arn)));

    private static Value Escalation(Escalation e) => Value.MapOf(
        ("from", Value.Of(e.From)), ("identity", Value.Of(e.Identity)), ("right", Value.Of(e.Right)), ("becomes", Value.ListOf(e.Becomes)), ("count", Value.Of(e.Count)),
        ("tier0", Value.Of(e.IsTierZero)), ("grade", Value.Of(Word(e.Finding.Grade))), ("rule", Value.Of(e.Finding.Rule)), ("why", Value.Of(e.Finding.Reason)), ("source", Value.Of(e.Source)));

    private static Value Purpose(PurposeFinding p) => Value.MapOf(
        ("node", Value.Of(p.Node)), ("identity", Value.Of(p.Identity)), ("owner", Value.Of(p.Owner)), ("purpose", Value.Of(p.Purpose)), ("excess", Value.ListOf(p.Excess)), ("count", Value.Of(p.Count)),
        ("grade", Value.Of(Word(p.Finding.Grade))), ("rule", Value.Of(p.Finding.Rule)), ("why", Value.Of(p.Finding.Reason)), ("source", Value.Of(p.Source)));

    private static Value Life(TokenLife l) => Value.MapOf(
        ("node", Value.Of(l.Node)), ("label", Value.Of(l.Label)), ("from", Value.Of(l.From)), ("dies_at", Value.Of(Written(l.DiesAt))), ("alive", Value.Of(l.IsAlive)),
        ("grade", Value.Of(Word(l.Finding.Grade))), ("rule", Value.Of(l.Finding.Rule)), ("why", Value.Of(l.Finding.Reason)), ("source", Value.Of(l.Source)));

    private static Value Task(PersonTask t) => Value.MapOf(
        ("subject", Value.Of(t.Subject)), ("what", Value.Of(t.What)), ("who", Value.Of(t.Who)), ("where", Value.ListOf(t.Where)), ("why", Value.Of(t.Why)), ("verify", Value.Of(t.Verify)), ("grade", Value.Of(Word(t.Grade))));

    private static Value Counts(ReachMap map) => Value.MapOf(
        ("runs", Reached(map, NodeKind.Run)), ("jobs", Reached(map, NodeKind.Job)), ("hosts", Reached(map, NodeKind.Host)), ("secrets", Reached(map, NodeKind.Secret)), ("credentials", Reached(map, NodeKind.Credential)),
        ("roles", Value.Of(map.Roles.Length)), ("applications", Value.Of(map.Applications.Length)), ("rotations", Value.Of(map.Set.Rotations.Length)),
        ("tasks", Value.Of(map.Set.Tasks.Length)), ("unseen", Value.Of(map.Unseen.Length)),
        ("ruledOut", Value.Of(map.Graph.Nodes.Count(n => n is { Kind: NodeKind.Job, Grade: ExposureGrade.RuledOut }))));

    private static Value Reached(ReachMap map, string kind) => Value.Of(map.Graph.Nodes.Count(n => n.Kind == kind && n.Grade > ExposureGrade.RuledOut));

    private static Value Texts(params ReadOnlySpan<(string Name, string Text)> members)
    {
        var builder = new ValueMap.Builder();
        foreach (var (name, text) in members)
        {
            builder.Set(name, Value.Of(text));
        }

        return new Value.Map(builder.Build());
    }
}
