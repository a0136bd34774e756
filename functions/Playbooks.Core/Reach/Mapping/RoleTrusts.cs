using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>Which users and roles the trust document of a role lets in; each document is read once.</summary>
internal sealed class RoleTrusts
{
    private readonly Dictionary<AwsIdentity, ImmutableArray<Value>> trusted = new(ReferenceEqualityComparer.Instance);

    public TrustReach Of(AwsIdentity role, AwsIdentity who) => Allowing(role).Where(s => Names(s).Any(p => IsMeant(p, who)))
        .Select(s => s.Get("Condition") is Value.Map { Entries.Count: > 0 } ? TrustReach.Possible : TrustReach.Confirmed).Any();

    /// <summary>Whether it names just this identity: within one account that alone lets it in.</summary>
    public bool ByName(AwsIdentity role, AwsIdentity who) => Allowing(role).Any(s => Names(s).Contains(who.Arn));

    /// <param name="service">Like <c>lambda.amazonaws.com</c>.</param>
    public bool IsFor(AwsIdentity role, string service) => Allowing(role).Any(s => AccessPolicy.Texts(s.Get("Principal")?.Get("Service")).Contains(service));

    private IEnumerable<Value> Allowing(AwsIdentity role)
    {
        if (!trusted.TryGetValue(role, out var statements))
        {
            var document = PlainJson.Read(role.Trust) is JsonOutcome.Read read ? read.Value.Get("Statement") : null;
            trusted[role] = statements = document is Value.Map ? [document] : document?.Items ?? [];
        }

        return statements.Where(s => s.GetText("Effect") == "Allow");
    }

    private static IEnumerable<string> Names(Value statement) =>
        statement.Get("Principal") is Value.Text { Content: "*" } ? ["*"] : AccessPolicy.Texts(statement.Get("Principal")?.Get("AWS"));

    private static bool IsMeant(string principal, AwsIdentity who) =>
        principal == "*" || principal == who.Arn || principal == who.Account || principal == $"arn:aws:iam::{who.Account}:root";
}
