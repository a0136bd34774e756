using System.Text.Json;
using System.Text.Json.Nodes;

namespace Playbooks.Connectors.Cloud;

/// <summary>Compares documents by what they say, not by how they are written.</summary>
internal static class JsonTexts
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 48, AllowDuplicateProperties = false };

    public static bool Same(string left, string right) =>
        left == right || (TryParse(left) is { } a && TryParse(right) is { } b && JsonNode.DeepEquals(a, b));

    /// <summary>Null where the text is no JSON object.</summary>
    public static JsonObject? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
