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

        client.KeyCredentials = new JsonArray([.. list.Select(Kept)]);
        return null;
    }

    /// <summary>The list shows no keys.</summary>
    private static JsonObject Kept(JsonNode? item)
    {
        var kept = item?.DeepClone().AsObject() ?? [];
        kept["key"] = null;
        return kept;
    }
}
