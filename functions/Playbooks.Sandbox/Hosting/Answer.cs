using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Hosting;

/// <summary>What a handler answers.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body, string? ContentType)
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public static Answer Empty(int status) => new(status, ReadOnlyMemory<byte>.Empty, null);

    public static Answer Json(int status, JsonNode? body) =>
        new(status, Encoding.UTF8.GetBytes(body?.ToJsonString(Compact) ?? "null"), "application/json; charset=utf-8");

    public static Answer Text(int status, string body, string contentType) => new(status, Encoding.UTF8.GetBytes(body), contentType);

    public Answer With(string header, string value)
    {
        Headers.Add(new(header, value));
        return this;
    }
}
