using System.Buffers.Text;
using System.Text.Json;

namespace Playbooks.Functions.SignIn.Tokens;

/// <summary>Whether a text is a token that is worth looking at: signed, small, with a key that it names and an algorithm that is believed.</summary>
internal static class TokenShape
{
    /// <summary>More than directories put into one; they leave groups out before.</summary>
    private const int MostCharacters = 16 * 1024;

    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 8 };

    /// <summary>Signatures by a key whose other half nobody but the issuer has. No <c>none</c>, no <c>HS256</c>: for these a public key would do as a secret.</summary>
    public static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Null for a token of that shape; otherwise what is wrong with it.</summary>
    public static string? WhyNot(string token)
    {
        var parts = token.Split('.');
        if (token.Length > MostCharacters || parts.Length != 3 || parts.Any(part => part.Length == 0))
        {
            return "it is no signed token of at most 16 KiB";
        }

        return Decode(parts[0]) is { } header && Decode(parts[1]) is not null ? WhyNot(header) : "it is no JSON in base64url";
    }

    /// <summary>The claims of a token whose signature was checked.</summary>
    public static JsonElement Claims(string token) => Decode(token.Split('.')[1]) ?? throw new InvalidOperationException("a token without claims was proven");

    private static string? WhyNot(JsonElement header) => header switch
    {
        _ when !Algorithms.Contains(TextOf(header, "alg")) => "its algorithm is not one that is believed",
        _ when TextOf(header, "kid") is null => "it names no key",
        _ when header.TryGetProperty("crit", out _) => "it demands extensions that are not known here",
        _ => null,
    };

    private static string? TextOf(JsonElement header, string name) => header.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Null for what is no JSON object in base64url.</summary>
    private static JsonElement? Decode(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Bounds);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
