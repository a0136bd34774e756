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
    private readonly ReachedIdentities identities = new(facts);

    public ImmutableArray<Escalation> Of(ReachGraph graph)
    {
        var reached = graph.Nodes.Where(n => n.Grade > ExposureGrade.RuledOut && n.Kind is NodeKind.Role or NodeKind.User or NodeKind.Credential or NodeKind.Application).ToList();
        return
        [
            .. Aws(reached),
            .. Entra(reached),
        ];
    }

    public static string Named(ImmutableArray<string> ids) =>
        ids.Length <= WrittenOut ? string.Join(", ", ids) : $"{string.Join(", ", ids.Take(WrittenOut))} and {ids.Length - WrittenOut} more";

    private IEnumerable<Escalation> Aws(List<ReachNode> reached)
    {
        var open = new Queue<(string Node, AwsIdentity Who)>(reached.SelectMany(n => identities.AwsOf(n) is { } who ? [(n.Id, who)] : Array.Empty<(string, AwsIdentity)>()));
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
        var open = new Queue<(string Node, ApplicationFacts Who)>(reached.SelectMany(n => identities.ApplicationOf(n) is { } application ? [(n.Id, application)] : Array.Empty<(string, ApplicationFacts)>()));
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
}
