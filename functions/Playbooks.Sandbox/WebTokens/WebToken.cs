using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.WebTokens;

/// <summary>A JSON Web Token taken apart (RFC 7519); reading one proves nothing, see <see cref="WebTokenKey.Signed"/>.</summary>
internal sealed record WebToken(JsonObject Header, JsonObject Claims, string SignedText, byte[] Signature)
{
    public string? Issuer => Text("iss");

    public string? Subject => Text("sub");

    public string? Audience => Text("aud");

    public static bool TryRead(string? text, [NotNullWhen(true)] out WebToken? token)
    {
        token = null;
        var parts = (text ?? "").Split('.');
        if (parts.Length != 3 || Object(parts[0]) is not { } header || Object(parts[1]) is not { } claims || Bytes(parts[2]) is not { } signature)
        {
            return false;
        }

        token = new(header, claims, $"{parts[0]}.{parts[1]}", signature);
        return true;
    }

    public string? Text(string claim) => Claims[claim] is JsonValue value ? value.ToString() : null;

    /// <summary>Seconds since 1970, or null.</summary>
    public DateTimeOffset? Time(string claim) =>
        Claims[claim] is JsonValue value && value.TryGetValue<long>(out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public bool IsCurrent(DateTimeOffset now) => Time("exp") is { } end && now < end && (Time("nbf") ?? now) <= now;

    private static byte[]? Bytes(string text)
    {
        var buffer = new byte[text.Length];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, buffer, out var count) ? buffer[..count] : null;
    }

    private static JsonObject? Object(string text)
    {
        try
        {
            return Bytes(text) is { } bytes ? JsonNode.Parse(Encoding.UTF8.GetString(bytes), documentOptions: new() { MaxDepth = 16 }) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
