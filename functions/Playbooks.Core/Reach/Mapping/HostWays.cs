using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Inventories;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>From the artifact to hosts, laptops, images and build stages, and to what code there can read.</summary>
internal sealed class HostWays(ReachFacts facts, GraphBuilder graph, CredentialReach credentials)
{
    public const string Source = "inventory.find";

    private readonly List<Unseen> unseen = [];

    public IReadOnlyList<Unseen> Walk()
    {
        foreach (var host in facts.Hosts)
        {
            Add(host);
        }

        foreach (var covered in facts.CoveredHosts.Where(c => facts.Hosts.All(h => h.Id != c.Id)))
        {
            graph.Add(covered.Id, NodeKind.Host, covered.Name, covered.Why);
            graph.Join(facts.ArtifactNode, covered.Id, new(ExposureGrade.RuledOut, covered.Rule, covered.Why), Source);
        }

        return unseen;
    }

    private void Add(HostFacts host)
    {
        var context = host.Context;
        graph.Add(host.Id, NodeKind.Host, context.Name, $"{context.Kind}{(context.Owner.Length > 0 ? $" of {context.Owner}" : "")}, network {context.Network}");
        graph.Join(facts.ArtifactNode, host.Id, Ran(host), Source, context.From);
        if (context.Credentials is not { } mounted)
        {
            unseen.Add(new($"{context.Kind} {context.Name}: credentials", "the inventory does not say which credentials lie there"));
            return;
        }

        var way = Leaves(context.Network).And(host.Evidence);
        foreach (var credential in mounted)
        {
            Reach(credential, context, way);
        }
    }

    /// <summary>A build without network and secrets gives nothing away; what it built is another matter.</summary>
    private static Finding Ran(HostFacts host) => host.Context is { Network: InventoryNetwork.None, Credentials: [] }
        ? new(ExposureGrade.RuledOut, "hermetic", "It has no network and nothing to read, so nothing left it; whether what was built there carries the package, its provenance tells.")
        : host.Evidence;

    private static Finding Leaves(string network) => network switch
    {
        InventoryNetwork.Open => new(ExposureGrade.Confirmed, "mounted-credential", "It can be read there, and nothing keeps code there from sending it."),
        InventoryNetwork.Restricted => new(ExposureGrade.Probable, "egress-restricted", "It can be read there, and be sent to the addresses that are allowed."),
        InventoryNetwork.None => new(ExposureGrade.Possible, "no-egress", "It can be read there, and leaves only with what is written there."),
        _ => new(ExposureGrade.Possible, "egress-unknown", "It can be read there, and whether it can be sent anywhere is not known."),
    };

    private void Reach(string credential, InventoryContext context, Finding way)
    {
        var node = context.Node;
        if (facts.Registry.Credentials.FirstOrDefault(c => c.Id == credential) is { } registered)
        {
            credentials.Known(registered, node, way, Source);
        }
        else if (Registry.SecretPlace.Parse(credential) is { } place)
        {
            credentials.Secret(place, node, way, Source, context.From);
        }
        else if (facts.Accounts.SelectMany(a => a.Users.Concat(a.Roles)).FirstOrDefault(i => i.Arn == credential || i.Id == credential) is { } identity)
        {
            credentials.Role(identity, node, way, Source, context.From);
        }
        else
        {
            Unknown(credential, context, way);
        }
    }

    /// <summary>Words, or an identity that was not read: a person has to replace it.</summary>
    private void Unknown(string credential, InventoryContext context, Finding way)
    {
        credentials.Secret(new("host", $"{context.Kind}/{context.Name}", "", credential), context.Node, way, Source, context.From);
        if (credential.StartsWith("arn:", StringComparison.Ordinal))
        {
            unseen.Add(new(credential, $"{context.Kind} {context.Name} works as this identity, and what it may do was not read"));
        }
    }
}
