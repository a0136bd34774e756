using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Purposes;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Sections;

/// <summary>The reach graph, and how each exposed credential came out of the run.</summary>
internal static class ReachSection
{
    private const int MostConnections = 5_000;

    /// <summary>The name by which a stage of a playbook asks for it, besides the stage that maps.</summary>
    private const string Asked = "reach-graph";

    public static Section? Of(Scope scope)
    {
        var shown = scope.IsWhole || scope.Stages.Any(stage => stage.Stage.Report.Contains(Asked)) || scope.Calls.Any(call => MappingActions.Is(call.Call.Uses) || call.Call.Uses == UseJoining.Action);
        return scope.Reach.IsNothing || !shown ? null : new Section("reach", Cell.Of("What could be reached"),
        [
            .. scope.Reach.Counts is Value.Map { Entries.Count: > 0 } counts ? [Counted(counts)] : (Block[])[],
            .. scope.Reach.Graph is { } reached && ReachOverview.Of(reached) is { Jewels.IsEmpty: false } overview ? [Jewels(overview)] : (Block[])[],
            .. scope.Reach.Uses.IsEmpty ? (Block[])[] : [Uses(scope.Reach.Uses)],
            .. scope.Reach.Graph is { } drawn ? [new Block.Graph("graph", GraphGrouping.Of(drawn))] : (Block[])[],
            Tables.Of("credentials", "exposed credentials and identities", "Grade, What, Kind, Exit status, Reason", CredentialExits.Of(scope).Select(RowOf)),
            .. scope.Reach.Lives.IsEmpty ? (Block[])[] : [Lives(scope.Reach.Lives)],
            .. scope.Reach.Purposes.IsEmpty ? (Block[])[] : [Purposes(scope.Reach.Purposes)],
            .. scope.Reach.Escalations.IsEmpty ? (Block[])[] : [Escalations(scope.Reach.Escalations)],
            .. scope.Reach.Graph is { Edges.IsEmpty: false } graph ? [Connections(graph)] : (Block[])[],
        ]);
    }

    private static Block.Table Jewels(ReachOverview overview) => Tables.Of(
        "jewels", overview.JewelsAreMarked ? "ways to crown jewels" : "surest ways to credentials and identities", "Grade, What, Path, Rule, Reason, Time",
        overview.Jewels.Select(way => new Row(
            [Grades.CellOf(way.End.Grade), way.End.Label, PathOf(way), way.Decisive?.Rule ?? Cell.Empty, way.Decisive?.Reason ?? Cell.Empty, way.Decisive?.At ?? Cell.Empty],
            Tables.Facts(("Crown jewel", Cell.Of(way.End.Jewel)), ("Source", way.Decisive?.Source ?? Cell.Empty)))));

    /// <summary>What the logs show, from elsewhere first.</summary>
    private static Block.Table Uses(IEnumerable<Value> uses) => Tables.Of(
        "uses", "observed uses since the window opened", "Use, Credential, From, First, Last, Reason, Source",
        uses.Select(use => Row.Of(
            FlagOf(use.GetText("rule")), Cell.Of(use.GetText("credential")), Cell.Code(use.GetText("address")), Cell.Time(use.GetText("first")), Cell.Time(use.GetText("last")), Cell.Of(use.GetText("why")), Cell.Of(use.GetText("source")))));

    /// <summary>What leads to every right first.</summary>
    private static Block.Table Escalations(IEnumerable<Value> escalations) => Tables.Of(
        "escalations", "what these identities could make of themselves", "Grade, Identity, Right, Leads to, Rule, Reason, Source",
        escalations.OrderByDescending(IsTierZero).Select(one => Row.Of(
            Grades.CellOf(Grades.Find(one.GetText("grade")) ?? Grade.Possible), Cell.Code(one.GetText("identity")), Cell.Code(one.GetText("right")),
            IsTierZero(one) ? Cell.Of("every right (tier 0)", Tone.Bad) : Cell.Of(ValueText.Of(one.Get("count") ?? Value.Of(0))), Cell.Code(one.GetText("rule")), Cell.Of(one.GetText("why")), Cell.Of(one.GetText("source")))));

    /// <summary>What could still be replayed first, as the map has it.</summary>
    private static Block.Table Lives(IEnumerable<Value> lives) => Tables.Of(
        "lives", "short-lived tokens and what they could be exchanged for", "Grade, What, Works until at the latest, When mapped, From, Rule, Reason, Source",
        lives.Select(one => Row.Of(
            Grades.CellOf(Grades.Find(one.GetText("grade")) ?? Grade.Possible), Cell.Code(one.GetText("node")),
            one.GetText("dies_at") is { Length: > 0 } end ? Cell.Time(end) : Cell.Of("nothing ends it by itself", Tone.Bad),
            one.Get("alive") is Value.Bool { Flag: true } ? Cell.Of("could be replayed", Tone.Warning) : Cell.Of("had run out", Tone.Good),
            Cell.Code(one.GetText("from")), Cell.Code(one.GetText("rule")), Cell.Of(one.GetText("why")), Cell.Of(one.GetText("source")))));

    /// <summary>What is more than intended first, as the map has it.</summary>
    private static Block.Table Purposes(IEnumerable<Value> purposes) => Tables.Of(
        "purposes", "privilege held against registered purpose", "Grade, Identity, Finding, Beyond its purpose, Owner, Reason, Source",
        purposes.Select(one => Row.Of(
            Grades.CellOf(Grades.Find(one.GetText("grade")) ?? Grade.Possible), Cell.Code(one.GetText("identity")),
            Cell.Of((one.GetText("rule") ?? "").Replace('-', ' '), one.GetText("rule") == PurposeFinding.TooMuch ? Tone.Bad : Tone.Warning),
            Cell.Of(string.Join(", ", (one.Get("excess")?.Items ?? []).OfType<Value.Text>().Select(t => t.Content))), Cell.Of(one.GetText("owner")), Cell.Of(one.GetText("why")), Cell.Of(one.GetText("source")))));

    private static bool IsTierZero(Value escalation) => escalation.Get("tier0") is Value.Bool { Flag: true };

    private static Cell FlagOf(string? rule) => rule switch
    {
        "used-elsewhere" => Cell.Of("from elsewhere", Tone.Bad),
        "used" => Cell.Of("known address", Tone.Muted),
        _ => Cell.Of("cannot tell", Tone.Warning),
    };

    private static Cell PathOf(ReachWay way) => Cell.Of(string.Join(" \u2192 ", way.Nodes.Select(node => node.Label.Text)));

    /// <summary>Every edge with its evidence, the strongest first.</summary>
    private static Block.Table Connections(ReachGraph graph)
    {
        var labels = graph.Nodes.ToDictionary(node => node.Id, node => node.Label);
        return Tables.Of("connections", "connections, with their evidence", "Grade, From, Reaches, Rule, Reason, Source, Time", graph.Edges.OrderByDescending(edge => edge.Grade).Take(MostConnections)
            .Select(edge => Row.Of(Grades.CellOf(edge.Grade), labels[edge.From], labels[edge.To], edge.Rule, edge.Reason, edge.Source, edge.At)));
    }

    private static Block.Facts Counted(Value.Map counts) => new("counts",
        [.. counts.Entries.Select(entry => ValueText.Of(entry.Key)).Zip(counts.Entries, (name, entry) => new Fact(Tables.KeyOf(name), SafeText.Of(name), Cell.Of(ValueText.Of(entry.Value)))).DistinctBy(fact => fact.Key)]);

    private static Row RowOf(CredentialExit exit) => new(
        [Grades.CellOf(exit.Exposure.Grade), exit.Exposure.Label, Cell.Of(exit.Exposure.Kind), exit.Status, exit.Exposure.Reason],
        Tables.Facts(("Rule", exit.Exposure.Rule), ("Source", exit.Exposure.Source), ("Places", exit.Exposure.Places)));
}
