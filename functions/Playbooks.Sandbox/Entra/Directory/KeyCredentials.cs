using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Graph;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>Certificates: PATCH replaces the whole list, and a new entry must bring its public key.</summary>
internal static class KeyCredentials
{
    public static GraphError? Replace(EntraClient client, JsonNode? wanted)
    {
        if (wanted is not JsonArray list || list.Any(item => item is not JsonObject))
        {
            return GraphError.Bad("Property keyCredentials has an invalid value.");
        }

        var known = client.KeyCredentials.Select(item => item?["keyId"]?.ToString()).ToHashSet();
        if (list.Any(item => !known.Contains(item?["keyId"]?.ToString()) && string.IsNullOrEmpty(item?["key"]?.ToString())))
        {
            return GraphError.Bad("New key credential values must include the property 'key'.");
        }

        var before = client.KeyCredentials.ToDictionary(item => item?["keyId"]?.ToString() ?? "", item => item?["key"]?.ToString(), StringComparer.Ordinal);
        client.KeyCredentials = new JsonArray([.. list.Select(item => Kept(item, before))]);
        return null;
    }

    /// <summary>The list shows no keys; only one who asks for the keys of a single client sees them.</summary>
    public static JsonArray Shown(EntraClient client) => new([.. client.KeyCredentials.Select(item => Shown(item?.AsObject() ?? [], null))]);

    private static JsonObject Kept(JsonNode? item, Dictionary<string, string?> before)
    {
        var kept = item?.DeepClone().AsObject() ?? [];
        return Shown(kept, string.IsNullOrEmpty(kept["key"]?.ToString()) ? before.GetValueOrDefault(kept["keyId"]?.ToString() ?? "") : kept["key"]?.ToString());
    }

    private static JsonObject Shown(JsonObject item, string? key)
    {
        var shown = item.DeepClone().AsObject();
        shown["key"] = key;
        return shown;
    }
}
