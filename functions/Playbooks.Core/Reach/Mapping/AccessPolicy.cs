using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// Whether identity policies allow an action on a resource, as far as the documents tell: a condition may hold or not, and
/// organisation policies and resource policies are not looked at (docs.aws.amazon.com: reference_policies_evaluation-logic).
/// </summary>
internal sealed class AccessPolicy
{
    private readonly ImmutableArray<AccessStatement> allows;
    private readonly ImmutableArray<AccessStatement> denies;
    private readonly bool unread;
    private AccessPolicy? boundary;

    private AccessPolicy(IReadOnlyCollection<Value> statements, bool unread)
    {
        allows = [.. statements.Where(s => s.GetText("Effect") == "Allow").Select(AccessStatement.Of)];
        denies = [.. statements.Where(s => s.GetText("Effect") == "Deny").Select(AccessStatement.Of)];
        this.unread = unread;
    }

    /// <summary>A permissions boundary caps what the identity's own policies allow; one that was not read may allow anything.</summary>
    public static AccessPolicy Of(AwsIdentity who)
    {
        var policy = Parse(who.Documents);
        policy.boundary = who.Boundary is { } document ? Parse([document]) : null;
        return policy;
    }

    public static AccessPolicy Parse(IEnumerable<string> documents)
    {
        var read = documents.Select(StatementsIn).ToList();
        return new([.. read.OfType<ImmutableArray<Value>>().SelectMany(s => s)], read.Any(s => s is null));
    }

    /// <summary>Those of the documents that can be read.</summary>
    public static IEnumerable<Value> Statements(IEnumerable<string> documents) => documents.SelectMany(d => StatementsIn(d) ?? []);

    public static TrustReach Allows(IEnumerable<string> documents, string action, string resource) => Parse(documents).Allows(action, resource);

    public TrustReach Allows(string action, string resource)
    {
        var name = action.ToUpperInvariant();
        var allowed = allows.Select(s => s.Fits(name, resource)).Any().Or(unread ? TrustReach.Possible : TrustReach.RuledOut);
        return allowed == TrustReach.RuledOut ? allowed : allowed.And(denies.Select(s => s.Fits(name, resource)).Any().Not()).And(boundary?.Allows(action, resource) ?? TrustReach.Confirmed);
    }

    public bool MayDeny(string action, string resource) => action.ToUpperInvariant() is var name && denies.Any(s => s.Fits(name, resource) > TrustReach.RuledOut);

    /// <summary>False where no resource could make the answer better than ruled out.</summary>
    public bool MayAllow(string action) => action.ToUpperInvariant() is var name && (unread || allows.Any(s => s.IsAbout(name)));

    private static ImmutableArray<Value>? StatementsIn(string document)
    {
        var text = document.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(document) : document;
        var found = PlainJson.Read(text) is JsonOutcome.Read read ? read.Value.Get("Statement") : null;
        return found is null ? null : found is Value.Map ? [found] : found.Items;
    }

    internal static IEnumerable<string> Texts(Value? value) =>
        value is Value.Text one ? [one.Content] : (value?.Items ?? []).OfType<Value.Text>().Select(t => t.Content);
}
