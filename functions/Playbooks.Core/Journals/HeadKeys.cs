using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

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

    private static ECDsa Import(ReadOnlySpan<byte> spki)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(spki, out _);
        return key;
    }
}
