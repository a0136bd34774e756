using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Uses;

/// <summary>
/// Which of the reachable credentials and identities the logs show at work since the window opened, and from where: nodes and edges that are added to the
/// reach graph. Pure: equal arguments give equal uses.
/// </summary>
public static class ObservedUses
{
    private const string Became = "used-to-become";
    private const string Credential = "credential:";

    /// <param name="arguments">As the contract of <c>reach.uses</c> names them.</param>
    /// <returns>The output as the contract has it.</returns>
    public static Value Of(Value arguments)
    {
        var since = arguments.Time("since") ?? DateTimeOffset.MinValue;
        var logged = UseLogs.Read(arguments).Where(use => use.At >= since).ToList();
        var uses = ObservedUse.Of(logged, new(arguments.Texts("known"))).ToList();
        var graph = new GraphBuilder();
        foreach (var use in uses)
        {
            Draw(graph, use);
        }

        foreach (var step in logged.Where(use => use.Became.Length > 0 && use.Became != use.Node && !use.Failed).OrderBy(use => use.At))
        {
            graph.Add(step.Node, KindOf(step.Node), step.Node);
            graph.Add(step.Became, NodeKind.Role, step.Became[(step.Became.LastIndexOf('/') + 1)..]);
            graph.Join(step.Node, step.Became, new(ExposureGrade.Confirmed, Became, $"{step.What} from {step.Address}"), step.Source, step.At);
        }

        var unread = UseLogs.Unread(arguments).Concat(KnownAddresses.Wrong(arguments.Texts("known")).Select(text => new Unseen($"known address '{text}'", "is neither an address nor a network like 203.0.113.0/24"))).ToList();
        return Value.MapOf(
            ("uses", Value.ListOf(uses.Select(Written))),
            ("graph", graph.Build().ToValue()),
            ("cannot_tell", Value.ListOf(unread.Select(u => Value.MapOf(("what", Value.Of(u.What)), ("why", Value.Of(u.Why)))))),
            ("counts", Value.MapOf(("uses", Value.Of(uses.Count)), ("elsewhere", Value.Of(uses.Count(use => use.IsKnown == false))), ("undecided", Value.Of(uses.Count(use => use.IsKnown is null))))));
    }

    private static void Draw(GraphBuilder graph, ObservedUse use)
    {
        var address = $"address:{use.Address}";
        graph.Add(use.Node, KindOf(use.Node), use.Node);
        graph.Add(address, NodeKind.Address, use.Address.Length == 0 ? "address not in the log" : use.Address, use.IsKnown switch { true => "a known address", false => "none of the known addresses", null => "not known whether it is one of the tenant's" });
        graph.Join(use.Node, address, new(use.Grade, use.Rule, use.Reason), use.Source, use.First);
    }

    private static string KindOf(string node) =>
        node.StartsWith(Credential, StringComparison.Ordinal) ? NodeKind.Credential : node.StartsWith("entra:", StringComparison.Ordinal) ? NodeKind.Application : NodeKind.Role;

    private static Value Written(ObservedUse use) => Value.MapOf(
        ("credential", Value.Of(use.Node.StartsWith(Credential, StringComparison.Ordinal) ? use.Node[Credential.Length..] : use.Node)), ("address", Value.Of(use.Address)), ("first", Text(use.First)), ("last", Text(use.Last)),
        ("count", Value.Of(use.Count)), ("failed", Value.Of(use.Failed)), ("grade", Value.Of(MapOutput.Word(use.Grade))), ("rule", Value.Of(use.Rule)), ("why", Value.Of(use.Reason)), ("source", Value.Of(use.Source)));

    private static Value Text(DateTimeOffset at) => Value.Of(Value.Of(at) is Value.Timestamp time ? TimeText.Write(time) : "");
}
