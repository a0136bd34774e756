using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Playbooks.Testing.Vault;

/// <summary>One version of a key: EC P-256 or RSA 2048.</summary>
internal sealed class FakeVaultKey : IDisposable
{
    private readonly ECDsa? ec;
    private readonly RSA? rsa;

    public FakeVaultKey(string version, bool isRsa)
    {
        Version = version;
        ec = isRsa ? null : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        rsa = isRsa ? RSA.Create(2048) : null;
    }

    public string Version { get; }

    public string Pem => ec?.ExportSubjectPublicKeyInfoPem() ?? rsa?.ExportSubjectPublicKeyInfoPem() ?? "";

    public bool IsEnabled { get; set; } = true;

    public JsonObject Jwk(string kid)
    {
        if (ec?.ExportParameters(includePrivateParameters: false).Q is { } point)
        {
            return new JsonObject { ["kid"] = kid, ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
        }

        var parameters = rsa?.ExportParameters(includePrivateParameters: false) ?? default;
        return new JsonObject { ["kid"] = kid, ["kty"] = "RSA", ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent) };
    }

    /// <returns>Null where the key is not for that algorithm or the digest has another length.</returns>
    public string? Sign(string algorithm, string value)
    {
        var digest = Base64Url.DecodeFromChars(value);
        var signature = digest.Length != SHA256.HashSizeInBytes ? null
            : algorithm == "ES256" ? ec?.SignHash(digest)
            : algorithm == "RS256" ? rsa?.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : null;
        return signature is null ? null : Base64Url.EncodeToString(signature);
    }

    public void Dispose()
    {
        ec?.Dispose();
        rsa?.Dispose();
    }
}
