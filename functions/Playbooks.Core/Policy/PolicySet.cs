using System.Collections.Immutable;
using System.Security.Cryptography;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;

namespace Playbooks.Core.Policy;

/// <summary>The policies pinned with a run. They are asked at planning and once more just before each action is performed.</summary>
public sealed class PolicySet
{
    private PolicySet(ImmutableArray<Policy> policies, string digest)
    {
        Policies = policies;
        Digest = digest;
    }

    public static PolicySet Empty { get; } = Read([]);

    public ImmutableArray<Policy> Policies { get; }

    /// <summary><c>sha256:</c> over the canonical JSON of all policies.</summary>
    public string Digest { get; }

    public static PolicySet Read(ImmutableArray<Value> policies) =>
        new([.. policies.Select(Policy.Read)], $"sha256:{Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(Value.ListOf(policies))))}");

    /// <summary>What every policy that speaks about this action says. A policy whose expression fails denies: it fails closed.</summary>
    public ImmutableArray<Judgement> Judge(PlannedAction action, string stage, IReadOnlyDictionary<string, Value> names)
    {
        if (Policies.IsEmpty)
        {
            return [];
        }

        var seen = new Dictionary<string, Value>(names) { ["action"] = PlanJson.Write(action), ["stage"] = Value.Of(stage) };
        return [.. Policies.Select(policy => policy.Judge(action, seen)).OfType<Judgement>()];
    }
}
