using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Rotations;

/// <summary>
/// Names for each rotation the old accesses that could read where its new value is written. An access that this rotation itself, or a ring
/// of them, would have to cut first cannot be waited for: that is said aloud, and the other readers still hold.
/// </summary>
internal sealed class ReadBarrier(ReachGraph graph, ImmutableArray<Rotation> rotations)
{
    private readonly ImmutableArray<ReachEdge> reads = [.. graph.Edges.Where(e => e.Finding.Rule == CredentialReach.Reads)];
    private readonly List<Unseen> unseen = [];
    private readonly Dictionary<string, Rotation> byNode = rotations.ToDictionary(r => $"credential:{r.Credential}", StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> waits = new(StringComparer.Ordinal);

    public (ImmutableArray<Rotation> Rotations, ImmutableArray<Unseen> Unseen) Raise() =>
        ([.. rotations.Select(r => r with { Readers = [.. StoresOf(r).SelectMany(s => Readers(r, s)).Distinct().Order(StringComparer.Ordinal)] })], [.. unseen.Distinct()]);

    /// <summary>Names of the stores as the end of their place in the graph.</summary>
    private static IEnumerable<string> StoresOf(Rotation rotation) => rotation.Places.SelectMany(place => place.GetText("kind") switch
    {
        "aws-secret" => [Of("secret", place, place.GetText("secretId") ?? "")],
        "aws-parameter" => Names(place.Get("names")).Select(n => Of("parameter", place, n)),
        _ => Enumerable.Empty<string>(),
    });

    private static IEnumerable<string> Names(Value? names) => (names as Value.Map)?.Entries.Select(e => e.Value).OfType<Value.Text>().Select(t => t.Content) ?? [];

    private static string Of(string kind, Value place, string name) => $"aws:{kind}:{place.GetText("account")}:*:{name}";

    private IEnumerable<string> Readers(Rotation rotation, string store)
    {
        var pattern = Trust.GlobPattern.Parse(store);
        return reads.Where(e => pattern.Matches(e.To)).SelectMany(e => Access(rotation, e.From, e.To));
    }

    private IEnumerable<string> Access(Rotation rotation, string from, string to)
    {
        if (from.Contains("/user/", StringComparison.Ordinal) && from.StartsWith("aws:", StringComparison.Ordinal))
        {
            unseen.Add(new($"{from} may read {to}", $"what works as this user is not replaced by this run: deny the user before {rotation.Credential} is"));
            return [];
        }

        if (!from.StartsWith("credential:", StringComparison.Ordinal))
        {
            return [$"{from}/trust", $"{from}/sessions"];
        }

        if (!byNode.TryGetValue(from, out var other))
        {
            unseen.Add(new($"{from} may read {to}", $"it is not replaced by this run: cut it before {rotation.Credential} is"));
            return [];
        }

        if (other.Credential == rotation.Credential || Reaches(other.Credential, rotation.Credential, []))
        {
            unseen.Add(new($"{from} may read {to}", $"it could read the new value of {rotation.Credential} before it is cut: deactivate it first if its consumers can bear that"));
            return [];
        }

        (waits.TryGetValue(rotation.Credential, out var before) ? before : waits[rotation.Credential] = new(StringComparer.Ordinal)).Add(other.Credential);
        return [other.Access];
    }

    private bool Reaches(string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && waits.TryGetValue(from, out var before) && before.Any(b => Reaches(b, to, seen)));
}
