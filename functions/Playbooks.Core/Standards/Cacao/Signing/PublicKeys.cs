using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Signing;

/// <summary>Keys out of text.</summary>
public static class PublicKeys
{
    /// <summary>The key of a signature: <c>public_key</c>, or the first of <c>public_cert_chain</c>. Nothing is fetched.</summary>
    public static AsymmetricAlgorithm? Carried(Value signature) => signature.GetText("public_key") is { } key
        ? Read(key)
        : (signature.Get("public_cert_chain")?.Items.FirstOrDefault() as Value.Text)?.Content is { } certificate ? OfCertificate(certificate) : null;

    /// <summary>A SubjectPublicKeyInfo, or a private key, as PEM or as bare base64; null where it is no such key.</summary>
    public static AsymmetricAlgorithm? Read(string text) => (AsymmetricAlgorithm?)Read(RSA.Create(), text) ?? Read(ECDsa.Create(), text);

    private static T? Read<T>(T key, string text)
        where T : AsymmetricAlgorithm
    {
        try
        {
            if (text.Contains("-----BEGIN", StringComparison.Ordinal))
            {
                key.ImportFromPem(text);
            }
            else
            {
                key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            }

            return key;
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException or FormatException)
        {
            key.Dispose();
            return null;
        }
    }

    private static AsymmetricAlgorithm? OfCertificate(string text)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(text.Contains("-----BEGIN", StringComparison.Ordinal) ? Encoding.ASCII.GetBytes(text) : Convert.FromBase64String(text));
            return (AsymmetricAlgorithm?)certificate.GetRSAPublicKey() ?? certificate.GetECDsaPublicKey();
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
