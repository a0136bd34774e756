using System.Security.Cryptography;
using System.Text.Json;

namespace Playbooks.Connectors.Vault;

/// <summary>The public half of a key in a vault.</summary>
/// <param name="Address">With its version.</param>
/// <param name="Spki">As X.509 SubjectPublicKeyInfo, DER.</param>
internal sealed record PublicKey(KeyAddress Address, string Algorithm, ReadOnlyMemory<byte> Spki)
{
    /// <param name="jwk">RFC 7517, as <c>GET keys/NAME</c> has it under <c>key</c>.</param>
    /// <returns>Null where it is no key that this program signs with: EC P-256 or RSA.</returns>
    public static PublicKey? Read(KeyAddress asked, JsonElement jwk)
    {
        var address = Text(jwk, "kid") is { } kid ? asked.At(kid) : null;
        return (address, Text(jwk, "kty")) switch
        {
            (null, _) => null,
            (_, "EC" or "EC-HSM") when Text(jwk, "crv") == "P-256" => Ec(address, jwk),
            (_, "RSA" or "RSA-HSM") => Rsa(address, jwk),
            _ => null,
        };
    }

    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Spki.Span, out _);
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256);
    }

    private static PublicKey? Ec(KeyAddress address, JsonElement jwk)
    {
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Bytes(jwk, "x"), Y = Bytes(jwk, "y") } });
            return new PublicKey(address, "ES256", key.ExportSubjectPublicKeyInfo());
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static PublicKey? Rsa(KeyAddress address, JsonElement jwk)
    {
        try
        {
            using var key = RSA.Create(new RSAParameters { Modulus = Bytes(jwk, "n"), Exponent = Bytes(jwk, "e") });
            return new PublicKey(address, "RS256", key.ExportSubjectPublicKeyInfo());
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement jwk, string name) => jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[] Bytes(JsonElement jwk, string name) => System.Buffers.Text.Base64Url.DecodeFromChars(Text(jwk, name));
}
