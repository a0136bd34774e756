using System.Security.Cryptography;

namespace Playbooks.Core.Standards.Cacao.Signing;

/// <summary>
/// A signature algorithm by its name in CACAO 2.0 (RFC 7518 §3.1). Ed25519, Ed448, XMSS and LMS are in that vocabulary too; the platform has
/// none of them, so signatures of these kinds are neither made nor believed.
/// </summary>
public sealed record SignatureAlgorithm(string Name, HashAlgorithmName Hash, RSASignaturePadding? Padding, int CurveBits)
{
    private static readonly SignatureAlgorithm[] All =
    [
        new("RS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, 0),
        new("RS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1, 0),
        new("RS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1, 0),
        new("PS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pss, 0),
        new("PS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pss, 0),
        new("PS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pss, 0),
        new("ES256", HashAlgorithmName.SHA256, null, 256),
        new("ES384", HashAlgorithmName.SHA384, null, 384),
        new("ES512", HashAlgorithmName.SHA512, null, 521),
    ];

    public static string Supported { get; } = string.Join(", ", All.Select(algorithm => algorithm.Name));

    public static SignatureAlgorithm? Find(string? name) => Array.Find(All, algorithm => algorithm.Name == name);

    /// <summary>The algorithm that goes with a key: RS256 for RSA, the one of its curve for an elliptic key; null for any other.</summary>
    public static SignatureAlgorithm? For(AsymmetricAlgorithm key) => key switch
    {
        RSA => All[0],
        ECDsa => Array.Find(All, algorithm => algorithm.CurveBits == key.KeySize),
        _ => null,
    };

    public bool Fits(AsymmetricAlgorithm key) => Padding is null ? key is ECDsa && key.KeySize == CurveBits : key is RSA;

    /// <summary>The key has to fit.</summary>
    public bool Verify(AsymmetricAlgorithm key, byte[] message, byte[] signature) => key switch
    {
        RSA rsa when Padding is not null => rsa.VerifyData(message, signature, Hash, Padding),
        ECDsa ec => ec.VerifyData(message, signature, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        _ => false,
    };
}
