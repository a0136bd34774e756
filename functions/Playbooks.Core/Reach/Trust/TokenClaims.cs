using System.Collections.Immutable;
using System.Text.Json;

namespace Playbooks.Core.Reach.Trust;

/// <summary>The claims of one identity token (RFC 7519), each a list of text values. Claim names are compared exactly.</summary>
public sealed class TokenClaims
{
    private const int MostCharacters = 65_536;

    private readonly ImmutableDictionary<string, ImmutableArray<string>> _claims;

    private TokenClaims(ImmutableDictionary<string, ImmutableArray<string>> claims) => _claims = claims;

    public string Issuer => Single("iss") ?? "";

    public string Subject => Single("sub") ?? "";

    public ImmutableArray<string> Audiences => Values("aud");

    public static TokenClaims Of(params IEnumerable<(string Name, string Value)> claims) =>
        new(claims.GroupBy(c => c.Name).ToImmutableDictionary(g => g.Key, g => g.Select(c => c.Value).ToImmutableArray()));

    /// <summary>Reads a claims object: texts, numbers and booleans, and lists of those; other values are passed over.</summary>
    public static TrustReading<TokenClaims> Parse(string json)
    {
        if (json.Length > MostCharacters)
        {
            return Invalid($"the claims are longer than {MostCharacters} characters");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(Of(document.RootElement), [])
                : Invalid("the claims must be a JSON object");
        }
        catch (JsonException wrong)
        {
            return Invalid($"not JSON (line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine})");
        }
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static TokenClaims Of(JsonElement claims) =>
        new(claims.EnumerateObject().Select(p => (p.Name, Texts: Texts(p.Value))).Where(p => !p.Texts.IsEmpty)
            .ToImmutableDictionary(p => p.Name, p => p.Texts));

    public ImmutableArray<string> Values(string claim) => _claims.GetValueOrDefault(claim, []);

    public ImmutableDictionary<string, ClaimSet> ToSets() =>
        _claims.ToImmutableDictionary(c => c.Key, ClaimSet (c) => new ClaimSet.Exactly(c.Value));

    /// <summary>The same claims, with this one when it is not among them.</summary>
    public TokenClaims WithDefault(string claim, string value) => _claims.ContainsKey(claim) ? this : new(_claims.SetItem(claim, [value]));

    private static TrustReading<TokenClaims> Invalid(string message) => new(null, [new("claims", message)]);

    private static ImmutableArray<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(item => Texts(item))],
        JsonValueKind.String => [value.GetString() ?? ""],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [value.GetRawText()],
        _ => [],
    };

    private string? Single(string claim) => Values(claim) is [var value, ..] ? value : null;
}
