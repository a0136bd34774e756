using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Lifetimes;
using Playbooks.Core.Reach.Purposes;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Rotations;
using Playbooks.Core.Reach.Trust.Aws;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>What follows from a graph: exposures, rotations, roles. Of an earlier closing stays what nothing new leads to.</summary>
internal sealed class MapClosing(ReachFacts facts, GraphBuilder graph, IntendedSubjects intended, TokenLives lives)
{
    private readonly GraphWays ways = new(graph);
    private readonly Escalations escalations = new(facts);
    private readonly PurposeJudge purposes = new(facts);
    private readonly Dictionary<string, AwsIdentity> roles = facts.Accounts.SelectMany(a => a.Roles).GroupBy(r => r.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    private readonly Dictionary<string, bool> broad = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReachedCredential> known = new(StringComparer.Ordinal);

    public ReachMap Close(RotationChoice choice, IEnumerable<Unseen> unseen, IEnumerable<KeyValuePair<string, (ApplicationFacts Application, string Name)>> federated)
    {
        foreach (var point in graph.TakeChanged())
        {
            known.Remove(point.Id);
        }

        var built = graph.Build();
        var exposures = Credentials(built, choice).ToImmutableArray();
        Unregistered(built, choice);
        var made = choice.Made;
        var (rotations, open) = new ReadBarrier(built, made.Rotations).Raise();
        ImmutableArray<ReachedRole> reached = [.. Reached(built, NodeKind.Role).Select(Role)];
        ImmutableArray<Unseen> all = [.. unseen.Concat(made.Unseen).Concat(open).Distinct().OrderBy(u => u.What, StringComparer.Ordinal).ThenBy(u => u.Why, StringComparer.Ordinal)];
        var escalated = escalations.Of(built);
        var held = purposes.Of(built);
        return new(
            With(built.With(escalated, held), all), exposures, made with { Rotations = rotations, Tasks = [.. made.Tasks, .. reached.Where(r => r is { IsBroad: true, Subjects.IsEmpty: true }).Select(Nobodys)] },
            reached,
            [.. federated.Select(f => new ReachedApplication(f.Value.Application.Id, f.Value.Application.Name, f.Value.Name, ways.Best(f.Key)) { Node = f.Key, AppId = f.Value.Application.AppId })],
            all)
        {
            Escalations = escalated,
            Purposes = held,
            Lives = lives.Of(built),
        };
    }

    private static ReachGraph With(ReachGraph built, ImmutableArray<Unseen> unseen)
    {
        var nodes = unseen.Select((item, n) => new ReachNode($"unseen:{n + 1}", NodeKind.Unseen, item.What, ExposureGrade.Possible, item.Why)).OrderBy(n => n.Id, StringComparer.Ordinal).ToList();
        return nodes.Count == 0 ? built
            : built.Nodes.IsEmpty || string.CompareOrdinal(built.Nodes[^1].Id, nodes[0].Id) < 0 ? built with { Nodes = [.. built.Nodes, .. nodes] }
            : built with { Nodes = [.. built.Nodes.Concat(nodes).OrderBy(n => n.Id, StringComparer.Ordinal)] };
    }

    private static IEnumerable<ReachNode> Reached(ReachGraph built, string kind) => built.Nodes.Where(n => n.Kind == kind && n.Grade > ExposureGrade.RuledOut);

    private ReachedRole Role(ReachNode node)
    {
        var role = roles.GetValueOrDefault(node.Id);
        return new(node.Id.Split(':')[1].Split('/')[0], node.Label, ways.Best(node.Id))
        {
            Arn = role?.Arn ?? "",
            Trust = role?.Trust ?? "",
            IsBroad = role is { Trust.Length: > 0 } && IsBroad(role),
            Subjects = role is null ? [] : intended.Of(role),
        };
    }

    private bool IsBroad(AwsIdentity role) =>
        broad.TryGetValue(role.Id, out var found) ? found : broad[role.Id] = AwsTrust.Parse(role.Trust) is { IsValid: true } trust && trust.Value.TakesAnySubject;

    private static PersonTask Nobodys(ReachedRole role) => new(
        $"aws:{role.Account}/role/{role.Role}/trust", $"Say which subjects may become role {role.Role}", $"owner of role {role.Role}", [$"aws:{role.Account}/role/{role.Role}"],
        "Its trust document lets in every subject, which AWS does not accept any more, and the registry names no workflow that uses it.",
        "aws.narrow-trust has let in exactly those.", role.Finding.Grade);

    private IEnumerable<ReachedCredential> Credentials(ReachGraph built, RotationChoice choice)
    {
        foreach (var credential in facts.Registry.Credentials.Where(c => ways.Best(c.Node).Grade > ExposureGrade.RuledOut))
        {
            var reached = Known(credential.Node, () => new(
                credential.Id, credential.Kind, [.. credential.Places.Select(p => p.Place.ToString())], ways.Begins(credential.Node), Why(credential.Node)));
            choice.Add(credential, reached.Finding);
            yield return reached;
        }

        foreach (var secret in Reached(built, NodeKind.Secret).Where(s => !IsRegistered(facts.Registry, s.Id)))
        {
            var reached = Known(secret.Id, () => new(secret.Id, "unregistered", [secret.Id], ways.Begins(secret.Id), ways.Best(secret.Id)));
            choice.AddUnregistered(secret.Id, Owner(secret), reached.Finding);
            yield return reached;
        }

        foreach (var token in Reached(built, NodeKind.Token))
        {
            yield return Known(token.Id, () => new(token.Id, ReachedCredential.TokenKind, [], ways.From(token.Id, NodeKind.Job), ways.Best(token.Id) with { Reason = token.Detail }));
        }
    }

    /// <summary>A key that nobody registered opens things all the same: a person has to find its copies.</summary>
    private void Unregistered(ReachGraph built, RotationChoice choice)
    {
        foreach (var leak in facts.Leaks.Where(l => SecretPlace.Parse(l.Named) is null && !built.Edges.Any(e => e.From == l.Node && e.To.StartsWith("credential:", StringComparison.Ordinal))))
        {
            choice.AddUnregistered(leak.Named, "owner of the secret", new(ExposureGrade.Confirmed, LeakWays.Rule, $"Its value was found: {leak.Where}."));
        }
    }

    private ReachedCredential Known(string node, Func<ReachedCredential> make) => known.TryGetValue(node, out var reached) ? reached : known[node] = make();

    /// <summary>The edge into a credential says only where it is kept; the one before it says how that was reached.</summary>
    private Finding Why(string node) =>
        ways.From(node, NodeKind.Secret).Select(ways.Best).Aggregate(ways.Best(node) with { Grade = ExposureGrade.RuledOut }, (best, f) => best.Or(f)) with { Grade = ways.Best(node).Grade };

    private static bool IsRegistered(CredentialRegistry registry, string id) =>
        SecretPlace.Parse(id) is { } place && (place.IsGitHub ? registry.At(place) : registry.InStore(place.Store)).Any();

    private string Owner(ReachNode secret) =>
        SecretPlace.Parse(secret.Id) is { } place ? $"owner of {place.Scope}"
        : facts.Hosts.FirstOrDefault(h => secret.Id.StartsWith($"{h.Id}:", StringComparison.Ordinal)) is { Context: { Owner: { Length: > 0 } owner } } ? owner
        : "owner of the secret";
}
