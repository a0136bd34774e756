using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>
/// Cuts one OpenID Connect provider out of a trust document. The statements that let its tokens in become denials of the same
/// principal, which keeps the document valid, says what was done, and also beats a wider statement beside them.
/// </summary>
internal static class TrustDocument
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The new document; null where the text is no trust document. The same text where nothing lets the provider in.</returns>
    public static string? Cut(string trust, string issuer)
    {
        if (JsonTexts.TryParse(trust) is not { } document || Statements(document) is not { } statements)
        {
            return null;
        }

        var changed = false;
        var kept = new JsonArray();
        foreach (var statement in statements)
        {
            changed |= Add(kept, statement, issuer);
        }

        document["Statement"] = kept;
        return changed ? document.ToJsonString(Plain) : trust;
    }

    /// <summary>Whether every statement that lets the provider in asks for the subject; AWS no longer accepts GitHub's without it.</summary>
    public static bool AsksForSubject(string trust, string issuer) =>
        JsonTexts.TryParse(trust) is { } document && Statements(document) is { } statements
        && statements.Where(s => LetsIn(s, issuer)).All(s => Keys(s).Any(k => k.EndsWith(":sub", StringComparison.OrdinalIgnoreCase)));

    private static bool Add(JsonArray kept, JsonObject statement, string issuer)
    {
        if (!LetsIn(statement, issuer))
        {
            kept.Add(statement.DeepClone());
            return false;
        }

        var providers = Federated(statement);
        if (statement.DeepClone() is JsonObject rest && providers.Where(p => !IsOf(p, issuer)).ToArray() is { Length: > 0 } others)
        {
            rest["Principal"] = new JsonObject { ["Federated"] = new JsonArray([.. others.Select(p => JsonValue.Create(p))]) };
            kept.Add((JsonNode)rest);
        }

        var denial = new JsonObject { ["Effect"] = "Deny" };
        if (statement["Sid"] is { } sid)
        {
            denial["Sid"] = sid.DeepClone();
        }

        denial["Principal"] = new JsonObject { ["Federated"] = providers.First(p => IsOf(p, issuer)) };
        denial["Action"] = statement["Action"]?.DeepClone();
        kept.Add((JsonNode)denial);
        return true;
    }

    private static bool LetsIn(JsonObject statement, string issuer) =>
        statement["Effect"] is JsonValue effect && effect.TryGetValue(out string? text) && text == "Allow" && Federated(statement).Any(p => IsOf(p, issuer));

    private static bool IsOf(string arn, string issuer) => arn.EndsWith($":oidc-provider/{issuer}", StringComparison.OrdinalIgnoreCase);

    private static string[] Federated(JsonObject statement) => Texts((statement["Principal"] as JsonObject)?["Federated"]);

    private static IEnumerable<string> Keys(JsonObject statement) =>
        (statement["Condition"] as JsonObject)?.SelectMany(c => (c.Value as JsonObject)?.Select(k => k.Key) ?? []) ?? [];

    private static JsonObject[]? Statements(JsonObject document) => document["Statement"] switch
    {
        JsonArray list when list.All(s => s is JsonObject) => [.. list.OfType<JsonObject>()],
        JsonObject one => [one],
        _ => null,
    };

    private static string[] Texts(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.OfType<JsonValue>().Select(v => v.TryGetValue(out string? text) ? text : "")],
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
