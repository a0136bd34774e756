using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.WebTokens;

/// <summary>
/// An RS256 signing key of one of the sandbox's token issuers. It lives as long as the process: a key is
/// no part of the tenant's state, and making one is slow.
/// </summary>
internal sealed class WebTokenKey(string id)
{
    private readonly Lazy<RSA> key = new(() => RSA.Create(2048));

    /// <summary>Signs the identity tokens of GitHub Actions; AWS and Entra trust it and nothing else.</summary>
    public static WebTokenKey GitHubActions { get; } = new("sandbox-github-actions");

    /// <summary>Signs Entra's access tokens.</summary>
    public static WebTokenKey Entra { get; } = new("sandbox-entra");

    public string Sign(JsonObject claims)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = id };
        var text = $"{Encode(header)}.{Encode(claims)}";
        var signature = key.Value.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    public bool Signed(WebToken token) =>
        token.Header["alg"]?.ToString() == "RS256" && token.Header["kid"]?.ToString() == id
        && key.Value.VerifyData(Encoding.ASCII.GetBytes(token.SignedText), token.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>The public half as a JSON Web Key Set (RFC 7517).</summary>
    public JsonObject KeySet()
    {
        var parameters = key.Value.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = id,
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            }),
        };
    }

    private static string Encode(JsonObject value) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(value.ToJsonString()));
}
