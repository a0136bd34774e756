using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// What the identities of a graph could make of themselves, to a fixed point over the roles that they could assume and the applications that they own. Never more than possible,
/// and beside the map's own roles and credentials, never among them.
/// </summary>
internal sealed class Escalations(ReachFacts facts)
{
    private const int WrittenOut = 3;
    private const string Account = "aws.read-account";
    private const string Directory = "entra.read-applications";

    private readonly AwsRights aws = new(facts);
    private readonly EntraRights entra = new(facts);
    private readonly Dictionary<AwsIdentity, ImmutableArray<Right>> rights = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<AwsIdentity, ImmutableArray<(Right Right, AwsIdentity Role)>> assumed = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ApplicationFacts> applications =
        facts.Applications.SelectMany(a => new[] { (Key: a.Target, App: a), (Key: $"{a.Directory}/{a.AppId}".ToUpperInvariant(), App: a) }).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.App);

    private readonly Dictionary<string, Registry.RegisteredCredential> registered = facts.Registry.Credentials.DistinctBy(c => c.Node).ToDictionary(c => c.Node, StringComparer.Ordinal);

    public ImmutableArray<Escalation> Of(ReachGraph graph)
    {
        var reached = graph.Nodes.Where(n => n.Grade > ExposureGrade.RuledOut && n.Kind is NodeKind.Role or NodeKind.User or NodeKind.Credential or NodeKind.Application).ToList();
        return
        [
            .. Aws(reached),
            .. Entra(reached),
        ];
    }

    /// <summary>The graph with a node for each permission; all their ids begin alike, so that the order of nodes stays.</summary>
    public static ReachGraph Drawn(ReachGraph graph, ImmutableArray<Escalation> made)
    {
        if (made.IsEmpty)
        {
            return graph;
        }

        var nodes = made.DistinctBy(e => e.Node).OrderBy(e => e.Node, StringComparer.Ordinal).Select(e => new ReachNode(
            e.Node, NodeKind.Permission, e.Finding.Rule is "may-assume-elsewhere" or "trusted-by-name" ? $"{e.Right} {e.Becomes[0]}" : e.Right, ExposureGrade.Possible, e.IsTierZero ? "leads to every right" : "")).ToList();
        var at = 0;
        while (at < graph.Nodes.Length && string.CompareOrdinal(graph.Nodes[at].Id, nodes[0].Id) < 0)
        {
            at++;
        }

        return new(graph.Nodes.InsertRange(at, nodes), graph.Edges.AddRange(made.Select(e => new ReachEdge(e.From, e.Node, e.Finding, e.Source, null))));
    }

    public static string Named(ImmutableArray<string> ids) =>
        ids.Length <= WrittenOut ? string.Join(", ", ids) : $"{string.Join(", ", ids.Take(WrittenOut))} and {ids.Length - WrittenOut} more";

    private IEnumerable<Escalation> Aws(List<ReachNode> reached)
    {
        var identities = facts.Accounts.SelectMany(a => a.Users.Concat(a.Roles)).DistinctBy(i => i.Id).ToDictionary(i => i.Id, StringComparer.Ordinal);
        var open = new Queue<(string Node, AwsIdentity Who)>(reached.SelectMany(n => IdentityOf(n.Id) is { } id && identities.TryGetValue(id, out var who) ? [(n.Id, who)] : Array.Empty<(string, AwsIdentity)>()));
        var seen = open.Select(item => item.Node).ToHashSet(StringComparer.Ordinal);
        while (open.TryDequeue(out var next))
        {
            var (node, who) = next;
            foreach (var right in Cached(rights, who, () => [.. aws.Of(who)]))
            {
                yield return Made(node, who.Id, right, Account);
            }

            foreach (var (right, role) in Cached(assumed, who, () => [.. aws.Assumes(who)]).Where(a => a.Right.Node != node))
            {
                yield return Made(node, who.Id, right, Account);
                if (!seen.Contains(role.Id) && seen.Add(right.Node))
                {
                    open.Enqueue((right.Node, role));
                }
            }
        }
    }

    private IEnumerable<Escalation> Entra(List<ReachNode> reached)
    {
        var open = new Queue<(string Node, ApplicationFacts Who)>(reached.SelectMany(n => ApplicationOf(n) is { } application ? [(n.Id, application)] : Array.Empty<(string, ApplicationFacts)>()));
        var seen = open.Select(item => item.Who.Target).ToHashSet(StringComparer.Ordinal);
        while (open.TryDequeue(out var next))
        {
            var (node, who) = next;
            foreach (var right in entra.Of(who))
            {
                yield return Made(node, who.Target, right, Directory);
            }

            foreach (var (right, owned) in entra.Owns(who).Where(o => o.Right.Node != node))
            {
                yield return Made(node, who.Target, right, Directory);
                if (seen.Add(owned.Target))
                {
                    open.Enqueue((right.Node, owned));
                }
            }
        }
    }

    private static ImmutableArray<T> Cached<T>(Dictionary<AwsIdentity, ImmutableArray<T>> known, AwsIdentity who, Func<ImmutableArray<T>> make) =>
        known.TryGetValue(who, out var found) ? found : known[who] = make();

    private static Escalation Made(string from, string identity, Right right, string source) => new(
        from, identity, right.Node, right.Name, [.. right.Becomes.Take(Escalation.MostNamed)], right.Becomes.Length, right.IsTierZero, new(ExposureGrade.Possible, right.Rule, right.Why), source);

    /// <summary>The user or role that a node is, or whose key it is.</summary>
    private string? IdentityOf(string node) =>
        !node.StartsWith("credential:", StringComparison.Ordinal) ? node
        : RegisteredAt(node) is { Kind: "aws_access_key" } key ? $"aws:{key.PrincipalOf("account")}/user/{key.PrincipalOf("user")}" : null;

    private ApplicationFacts? ApplicationOf(ReachNode node) => applications.GetValueOrDefault(
        node.Kind == NodeKind.Application ? node.Id.Split("/federated/")[0]
        : RegisteredAt(node.Id) is { Kind: "entra_client_secret" } secret ? $"{secret.PrincipalOf("tenant")}/{secret.PrincipalOf("application")}".ToUpperInvariant() : "");

    private Registry.RegisteredCredential? RegisteredAt(string node) => registered.GetValueOrDefault(node);
}
