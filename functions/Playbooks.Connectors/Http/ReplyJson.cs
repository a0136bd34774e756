using System.Text.Json;

namespace Playbooks.Connectors.Http;

/// <summary>Reads an answer as JSON, strictly. A failure names the operation, the place and the type that came, never the content.</summary>
public static class ReplyJson
{
    private const int Depth = 64;

    /// <summary>Options for answers in snake case: what a record requires must be there, nothing may come twice.</summary>
    public static JsonSerializerOptions SnakeCase { get; } = Options(JsonNamingPolicy.SnakeCaseLower);

    public static JsonSerializerOptions CamelCase { get; } = Options(JsonNamingPolicy.CamelCase);

    public static Answer<T> Json<T>(this Reply reply, string operation, JsonSerializerOptions options)
        where T : notnull
    {
        if (!IsJson(reply.MediaType))
        {
            return Malformed(reply, operation, $"expected JSON, got {Described(reply.MediaType)} ({reply.Body.Length} bytes, status {reply.Status})");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(reply.Body.Span, options) is { } value
                ? value
                : Malformed(reply, operation, "expected a JSON object, got null");
        }
        catch (JsonException wrong)
        {
            return Malformed(reply, operation, $"the JSON is not of the described shape at {wrong.Path ?? "$"} (line {wrong.LineNumber}, byte {wrong.BytePositionInLine})");
        }
    }

    /// <summary>The tree, where no type describes the answer.</summary>
    public static Answer<JsonElement> Json(this Reply reply, string operation) => reply.Json<JsonElement>(operation, SnakeCase);

    private static bool IsJson(string mediaType) =>
        mediaType is "application/json" or "text/json" || mediaType.EndsWith("+json", StringComparison.Ordinal) || mediaType.StartsWith("application/x-amz-json", StringComparison.Ordinal);

    private static string Described(string mediaType) => mediaType.Length == 0 ? "no content type" : mediaType;

    private static ProviderFailure Malformed(Reply reply, string operation, string detail) =>
        new(FailureKind.Malformed, operation, detail) { Status = reply.Status };

    private static JsonSerializerOptions Options(JsonNamingPolicy naming) => new()
    {
        PropertyNamingPolicy = naming,
        MaxDepth = Depth,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
