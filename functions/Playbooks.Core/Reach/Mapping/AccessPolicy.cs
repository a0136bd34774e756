using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// Whether identity policies allow an action on a resource, as far as the documents tell: a condition may hold or not, and boundaries,
/// organisation policies and resource policies are not looked at (docs.aws.amazon.com: reference_policies_evaluation-logic).
/// </summary>
internal static class AccessPolicy
{
    public static TrustReach Allows(IEnumerable<string> documents, string action, string resource)
    {
        var statements = new List<Value>();
        var unread = false;
        foreach (var document in documents)
        {
            var text = document.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(document) : document;
            var found = PlainJson.Read(text) is JsonOutcome.Read read ? read.Value.Get("Statement") : null;
            unread |= found is null;
            statements.AddRange(found is Value.Map ? [found] : found?.Items ?? []);
        }

        var denied = Strongest(statements, "Deny", action, resource);
        var allowed = Strongest(statements, "Allow", action, resource).Or(unread ? TrustReach.Possible : TrustReach.RuledOut);
        return allowed.And(denied.Not());
    }

    private static TrustReach Strongest(List<Value> statements, string effect, string action, string resource) =>
        statements.Where(s => s.GetText("Effect") == effect).Select(s => Fits(s, action, resource)).Any();

    private static TrustReach Fits(Value statement, string action, string resource)
    {
        var fits = Named(statement, "Action", "NotAction", action.ToUpperInvariant(), upper: true) && Named(statement, "Resource", "NotResource", resource, upper: false);
        return !fits ? TrustReach.RuledOut : statement.Get("Condition") is Value.Map { Entries.Count: > 0 } ? TrustReach.Possible : TrustReach.Confirmed;
    }

    private static bool Named(Value statement, string member, string other, string text, bool upper)
    {
        bool Matches(string name) => Texts(statement.Get(name)).Any(p => GlobPattern.Parse(upper ? p.ToUpperInvariant() : p).Matches(text));
        return statement.Get(member) is not null ? Matches(member) : statement.Get(other) is not null && !Matches(other);
    }

    internal static IEnumerable<string> Texts(Value? value) =>
        value is Value.Text one ? [one.Content] : (value?.Items ?? []).OfType<Value.Text>().Select(t => t.Content);
}
