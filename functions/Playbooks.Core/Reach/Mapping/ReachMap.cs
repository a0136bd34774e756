using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Rotations;
using Playbooks.Core.Reach.Trust.Aws;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>What the artifact could reach, and what has to be done about it. Pure: equal facts give an equal map.</summary>
public sealed record ReachMap(
    ReachGraph Graph, ImmutableArray<ReachedCredential> Exposures, RotationSet Set, ImmutableArray<ReachedRole> Roles,
    ImmutableArray<ReachedApplication> Applications, ImmutableArray<Unseen> Unseen)
{
    /// <param name="now">Decides which of an application's secrets are still valid, and whether a job's token has run out.</param>
    public static ReachMap Of(ReachFacts facts, DateTimeOffset now)
    {
        var graph = new GraphBuilder();
        var credentials = new CredentialReach(facts, graph);
        var identities = new IdentityReach(facts, graph, credentials);
        var unseen = new JobWays(facts, graph, credentials, identities, now).Walk();
        var outside = new HostWays(facts, graph, credentials).Walk();
        credentials.UntilNothingIsNew();
        ImmutableArray<Unseen> all = [.. facts.Unseen.Concat(unseen).Concat(outside).Concat(identities.Unseen).Concat(credentials.Unseen).Distinct()];
        return Closed(facts, graph, identities, all, now);
    }

    private static ReachMap Closed(ReachFacts facts, GraphBuilder builder, IdentityReach identities, ImmutableArray<Unseen> unseen, DateTimeOffset now)
    {
        var ways = new GraphWays(builder.Build());
        var choice = new RotationChoice(facts, now);
        var exposures = Credentials(facts, ways, choice).ToImmutableArray();
        var made = choice.Made;
        var (rotations, open) = new ReadBarrier(builder.Build(), made.Rotations).Raise();
        ImmutableArray<ReachedRole> roles = [.. ways.Reached(NodeKind.Role).Select(n => Role(n, ways, facts))];
        ImmutableArray<Unseen> all = [.. unseen.Concat(made.Unseen).Concat(open).Distinct()];
        foreach (var (item, n) in all.Select((item, n) => (item, n)))
        {
            builder.Add($"unseen:{n + 1}", NodeKind.Unseen, item.What, item.Why, ExposureGrade.Possible);
        }

        return new(
            builder.Build(), exposures, made with { Rotations = rotations, Tasks = [.. made.Tasks, .. roles.Where(r => r is { IsBroad: true, Subjects.IsEmpty: true }).Select(Nobodys)] }, roles,
            [.. identities.Federated.Select(f => new ReachedApplication(f.Value.Application.Id, f.Value.Application.Name, f.Value.Name, ways.Best(f.Key)))], all);
    }

    private static ReachedRole Role(ReachNode node, GraphWays ways, ReachFacts facts)
    {
        var role = facts.Accounts.SelectMany(a => a.Roles).FirstOrDefault(r => r.Id == node.Id);
        var trust = role is { Trust.Length: > 0 } ? AwsTrust.Parse(role.Trust) : null;
        return new(node.Id.Split(':')[1].Split('/')[0], node.Label, ways.Best(node.Id))
        {
            Trust = role?.Trust ?? "",
            IsBroad = trust is { IsValid: true } && trust.Value.TakesAnySubject,
            Subjects = role is null ? [] : new IntendedSubjects(facts).Of(role),
        };
    }

    private static PersonTask Nobodys(ReachedRole role) => new(
        $"aws:{role.Account}/role/{role.Role}/trust", $"Say which subjects may become role {role.Role}", $"owner of role {role.Role}", [$"aws:{role.Account}/role/{role.Role}"],
        "Its trust document lets in every subject, which AWS does not accept any more, and the registry names no workflow that uses it.",
        "aws.narrow-trust has let in exactly those.", role.Finding.Grade);

    private static IEnumerable<ReachedCredential> Credentials(ReachFacts facts, GraphWays ways, RotationChoice choice)
    {
        foreach (var credential in facts.Registry.Credentials.Where(c => ways.Best(c.Node).Grade > ExposureGrade.RuledOut))
        {
            var best = Why(ways, credential.Node);
            choice.Add(credential, best);
            yield return new(credential.Id, credential.Kind, [.. credential.Places.Select(p => p.Place.ToString())], ways.Begins(credential.Node), best);
        }

        foreach (var secret in ways.Reached(NodeKind.Secret).Where(s => !IsRegistered(facts.Registry, s.Id)))
        {
            var best = ways.Best(secret.Id);
            choice.AddUnregistered(secret.Id, Owner(facts, secret), best);
            yield return new(secret.Id, "unregistered", [secret.Id], ways.Begins(secret.Id), best);
        }

        foreach (var token in ways.Reached(NodeKind.Token))
        {
            yield return new(token.Id, ReachedCredential.TokenKind, [], ways.From(token.Id, NodeKind.Job), ways.Best(token.Id) with { Reason = token.Detail });
        }
    }

    /// <summary>The edge into a credential says only where it is kept; the one before it says how that was reached.</summary>
    private static Finding Why(GraphWays ways, string node) =>
        ways.From(node, NodeKind.Secret).Select(ways.Best).Aggregate(ways.Best(node) with { Grade = ExposureGrade.RuledOut }, (best, f) => best.Or(f)) is var way
        && ways.Best(node).Grade is var grade ? way with { Grade = grade } : way;

    private static bool IsRegistered(CredentialRegistry registry, string id) =>
        SecretPlace.Parse(id) is { } place && (place.IsGitHub ? registry.At(place) : registry.InStore(place.Store)).Any();

    private static string Owner(ReachFacts facts, ReachNode secret) =>
        SecretPlace.Parse(secret.Id) is { } place ? $"owner of {place.Scope}"
        : facts.Hosts.FirstOrDefault(h => secret.Id.StartsWith($"{h.Id}:", StringComparison.Ordinal)) is { Context: { Owner: { Length: > 0 } owner } } ? owner
        : "owner of the secret";
}
