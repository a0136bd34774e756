using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.GitHub.Apps;

/// <summary>The responder's own App and its one installation.</summary>
internal sealed class GitHubApp(long id, string slug, long installation, IReadOnlyDictionary<string, string> permissions)
{
    private static readonly TimeSpan Furthest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <summary>One for all tenants of a process: making one takes longer than many a drill's stage.</summary>
    private static readonly Lazy<RSA> Made = new(() => RSA.Create(2048));

    private readonly RSA key = Made.Value;

    public long Id => id;

    public string Slug => slug;

    public long Installation => installation;

    public IReadOnlyDictionary<string, string> Permissions => permissions;

    public DateTimeOffset? Suspended { get; set; }

    public bool IsInstalled { get; set; } = true;

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public Dictionary<string, InstallationToken> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>PKCS#1 PEM, the form that GitHub hands out.</summary>
    public string PrivateKey => key.ExportRSAPrivateKeyPem();

    /// <summary>Null when the JWT is this App's and timely; otherwise GitHub's words for what is wrong.</summary>
    public string? Refuses(string jwt, DateTimeOffset now)
    {
        const string Undecodable = "A JSON web token could not be decoded";
        var pieces = jwt.Split('.');
        if (pieces.Length != 3 || Decode(pieces[0]) is not { } header || Decode(pieces[1]) is not { } claims || header["alg"]?.ToString() != "RS256")
        {
            return Undecodable;
        }

        var data = System.Text.Encoding.ASCII.GetBytes($"{pieces[0]}.{pieces[1]}");
        return Bytes(pieces[2]) is { } signature && key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ? Untimely(claims, now)
            : Undecodable;
    }

    private string? Untimely(JsonObject claims, DateTimeOffset now)
    {
        if (claims["iss"]?.ToString() is not { } issuer || issuer != id.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            return "'Issuer' claim ('iss') must be an Integer";
        }

        if (Time(claims["iat"]) is not { } issued || issued > now + Skew)
        {
            return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
        }

        if (Time(claims["exp"]) is not { } expires || expires <= now)
        {
            return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
        }

        return expires > now + Furthest || expires - issued > Furthest + Skew ? "'Expiration time' claim ('exp') is too far in the future" : null;
    }

    private static DateTimeOffset? Time(JsonNode? claim) =>
        claim is JsonValue value && value.TryGetValue<long>(out var seconds) && seconds is > 0 and < 99_999_999_999 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static JsonObject? Decode(string piece)
    {
        try
        {
            return Bytes(piece) is { } bytes ? JsonNode.Parse(bytes) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(string piece)
    {
        try
        {
            return System.Buffers.Text.Base64Url.DecodeFromChars(piece);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
