using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Journals;

/// <summary>The public keys that signatures of heads are verified with: ECDSA P-256.</summary>
public static class HeadKeys
{
    private const string Label = "PUBLIC KEY";

    /// <summary>RFC 7638 thumbprint, base64url.</summary>
    public static string IdOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var json = $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
    }

    /// <param name="spki">X.509 SubjectPublicKeyInfo, DER.</param>
    public static string IdOf(ReadOnlySpan<byte> spki)
    {
        using var key = Import(spki);
        return IdOf(key);
    }

    /// <summary>All public keys of one PEM text, by key id: a key that was replaced stands beside its successor.</summary>
    /// <exception cref="CryptographicException">One of them is no such key.</exception>
    public static Dictionary<string, ECDsa> Read(string pem)
    {
        var keys = new Dictionary<string, ECDsa>();
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            if (rest[found.Label].SequenceEqual(Label))
            {
                var key = Import(Convert.FromBase64String(rest[found.Base64Data].ToString()));
                keys[IdOf(key)] = key;
            }
        }

        return keys;
    }

    /// <summary>Why that is no signature of the line before it by one of these keys; null where it is.</summary>
    /// <param name="previous">The hash of the line before the signature's own.</param>
    public static string? WhyNotSigned(IReadOnlyDictionary<string, ECDsa> keys, RunEvent.HeadSigned signed, string previous) =>
        signed.Head != previous ? "it signs another line than the one before it"
        : !keys.TryGetValue(signed.KeyId, out var key) ? $"it is signed with key {signed.KeyId}, which was not given"
        : !IsBy(key, signed) ? "the signature is not valid"
        : null;

    private static bool IsBy(ECDsa key, RunEvent.HeadSigned signed)
    {
        var signature = new byte[signed.Signature.Length];
        return Convert.TryFromBase64String(signed.Signature, signature, out var length)
            && key.VerifyData(Encoding.ASCII.GetBytes(signed.Head), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    private static ECDsa Import(ReadOnlySpan<byte> spki)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(spki, out _);
        return key;
    }
}
