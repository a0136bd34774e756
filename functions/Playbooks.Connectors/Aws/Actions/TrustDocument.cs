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
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    /// <summary>Whether a statement lets tokens of the provider in.</summary>
    public static bool Trusts(string trust, string issuer) =>
        JsonTexts.TryParse(trust) is { } document && Statements(document) is { } statements && statements.Any(s => LetsIn(s, issuer));

    /// <summary>A statement that lets the provider in, as one for its other principals, where there are any, and one for the provider alone.</summary>
    public static IEnumerable<JsonObject> Apart(JsonObject statement, string issuer)
    {
        var providers = Federated(statement).ToLookup(p => IsOf(p, issuer));
        var rest = statement["Principal"]?.DeepClone().AsObject() ?? [];
        rest.Remove("Federated");
        if (providers[false].Any())
        {
            rest["Federated"] = Named(providers[false]);
        }

        if (rest.Count > 0)
        {
            yield return For(statement, rest);
        }

        yield return For(statement, new JsonObject { ["Federated"] = Named(providers[true]) });
    }

    private static JsonObject For(JsonObject statement, JsonObject principal)
    {
        var part = statement.DeepClone().AsObject();
        part["Principal"] = principal;
        return part;
    }

    private static JsonNode? Named(IEnumerable<string> arns) => arns.ToArray() is [var one] ? JsonValue.Create(one) : new JsonArray([.. arns.Select(p => JsonValue.Create(p))]);

    private static bool Add(JsonArray kept, JsonObject statement, string issuer)
    {
        if (!LetsIn(statement, issuer))
        {
            kept.Add(statement.DeepClone());
            return false;
        }

        foreach (var other in Apart(statement, issuer).Where(s => !LetsIn(s, issuer)))
        {
            kept.Add((JsonNode)other);
        }

        var denial = new JsonObject { ["Effect"] = "Deny" };
        if (statement["Sid"] is { } sid)
        {
            denial["Sid"] = sid.DeepClone();
        }

        denial["Principal"] = new JsonObject { ["Federated"] = Federated(statement).First(p => IsOf(p, issuer)) };
        denial["Action"] = statement["Action"]?.DeepClone();
        kept.Add((JsonNode)denial);
        return true;
    }

    public static bool LetsIn(JsonObject statement, string issuer) =>
        statement["Effect"] is JsonValue effect && effect.TryGetValue(out string? text) && text == "Allow" && Federated(statement).Any(p => IsOf(p, issuer));

    private static bool IsOf(string arn, string issuer) => arn.EndsWith($":oidc-provider/{issuer}", StringComparison.OrdinalIgnoreCase);

    private static string[] Federated(JsonObject statement) => Texts((statement["Principal"] as JsonObject)?["Federated"]);

    private static IEnumerable<string> Keys(JsonObject statement) =>
        (statement["Condition"] as JsonObject)?.SelectMany(c => (c.Value as JsonObject)?.Select(k => k.Key) ?? []) ?? [];

    public static JsonObject[]? Statements(JsonObject document) => document["Statement"] switch
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
