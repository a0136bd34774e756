using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>
/// Rewrites the statements of a trust document that let one OpenID Connect provider in, so that they ask for exact subjects. Every
/// earlier test of the subject goes, in whichever operator it stood; the other tests, such as the audience's, stay.
/// </summary>
internal static class TrustNarrowing
{
    private const string Exactly = "StringEquals";

    /// <returns>The new document; null where the text is no trust document, or nothing in it lets the provider in.</returns>
    public static string? Narrow(string trust, string issuer, IReadOnlyCollection<string> subjects)
    {
        if (JsonTexts.TryParse(trust) is not { } document || TrustDocument.Statements(document) is not { } statements)
        {
            return null;
        }

        var kept = new JsonArray();
        var narrowed = false;
        foreach (var statement in statements)
        {
            var letsIn = TrustDocument.LetsIn(statement, issuer);
            narrowed |= letsIn;
            foreach (var part in letsIn ? TrustDocument.Apart(statement, issuer) : [statement])
            {
                kept.Add((JsonNode)(TrustDocument.LetsIn(part, issuer) ? Asking(part, issuer, subjects) : part.DeepClone()));
            }
        }

        document["Statement"] = kept;
        return narrowed ? document.ToJsonString(TrustDocument.Plain) : null;
    }

    private static JsonNode Asking(JsonObject statement, string issuer, IReadOnlyCollection<string> subjects)
    {
        var (asking, key) = (statement.DeepClone().AsObject(), $"{issuer}:sub");
        var tests = asking["Condition"] as JsonObject ?? [];
        foreach (var (name, test) in tests.ToArray())
        {
            var others = (test as JsonObject)?.Where(t => !t.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).ToArray() ?? [];
            tests.Remove(name);
            if (others.Length > 0)
            {
                tests[name] = new JsonObject(others.Select(t => KeyValuePair.Create(t.Key, t.Value?.DeepClone())));
            }
        }

        var exact = tests[Exactly] as JsonObject ?? [];
        exact[key] = subjects.Count == 1 ? JsonValue.Create(subjects.First()) : new JsonArray([.. subjects.Select(s => JsonValue.Create(s))]);
        tests[Exactly] = exact.DeepClone();
        asking["Condition"] = tests.DeepClone();
        return asking;
    }
}
