using System.Buffers.Text;
using System.Security.Cryptography;
using Playbooks.Core.Standards;
using Playbooks.Core.Standards.Cacao.Signing;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Standards.Cacao;

/// <summary>Signs a CACAO playbook with a private key of the user's.</summary>
internal static class CacaoSigner
{
    /// <summary>The playbook with one signature more, or null where the key is of a kind that the format has no algorithm for, or holds no private part.</summary>
    public static Value? Sign(Value playbook, AsymmetricAlgorithm key, string signee)
    {
        if (SignatureAlgorithm.For(key) is not { } algorithm)
        {
            return null;
        }

        var signature = Draft(playbook, algorithm, key.ExportSubjectPublicKeyInfo(), signee);
        try
        {
            return SignedForm.Attach(playbook, SignedForm.With(signature, "value", Value.Of(Base64Url.EncodeToString(Sign(key, algorithm, SignedForm.Message(playbook, signature) ?? [])))));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static Value Draft(Value playbook, SignatureAlgorithm algorithm, byte[] publicKey, string signee)
    {
        var (id, modified) = (playbook.GetText("id"), playbook.Get("modified") ?? Value.Nothing);
        return Value.MapOf(
            ("type", Value.Of("jss")),
            ("id", Value.Of($"jss--{Uuid5.Of(Uuid5.Playbooks, $"{id} {playbook.GetText("modified")} {signee} {Convert.ToHexStringLower(SHA256.HashData(publicKey))}")}")),
            ("created_by", playbook.Get("created_by") ?? Value.Nothing),
            ("created", modified),
            ("modified", modified),
            ("signee", Value.Of(signee)),
            ("related_to", Value.Of(id)),
            ("related_version", modified),
            ("hash_algorithm", Value.Of("sha-256")),
            ("algorithm", Value.Of(algorithm.Name)),
            ("public_key", Value.Of(Convert.ToBase64String(publicKey))));
    }

    private static byte[] Sign(AsymmetricAlgorithm key, SignatureAlgorithm algorithm, byte[] message) => key switch
    {
        RSA rsa when algorithm.Padding is { } padding => rsa.SignData(message, algorithm.Hash, padding),
        ECDsa ec => ec.SignData(message, algorithm.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        _ => throw new CryptographicException("no such key"),
    };
}
