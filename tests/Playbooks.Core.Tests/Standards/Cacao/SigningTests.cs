using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Standards.Cacao.Signing;
using Playbooks.Core.Values;
using Playbooks.Testing.Data;

namespace Playbooks.Core.Tests.Standards.Cacao;

public sealed class SigningTests
{
    private const string Signed = "cacao/playbooks/cacao--signature-example-rsa.md-5.json";
    private const string CounterSigned = "cacao/playbooks/cacao--signature-example-rsa.md-4.json";

    /// <summary>PKCS #1 v1.5 has one signature for one message and key: what was published, opened with the public key, has to be ours byte for byte.</summary>
    [DataFact(Signed)]
    public void The_published_signature_is_made_of_exactly_our_bytes()
    {
        var playbook = Examples.Read(File.ReadAllBytes(SharedData.Get(Signed)));
        var signature = playbook.Get("signatures")?.Items[0] ?? Value.Nothing;
        using var key = Assert.IsAssignableFrom<RSA>(PublicKeys.Carried(signature));
        var parameters = key.ExportParameters(includePrivateParameters: false);

        var message = SignedForm.Message(playbook, signature) ?? [];
        Assert.Equal("973bb6492184e4681b1eab9df1f56926fc1a91582e3529bfd0bfb231e1c51b0a", Encoding.ASCII.GetString(message));

        var opened = BigInteger.ModPow(Number(Base64Url.DecodeFromChars(signature.GetText("value"))), Number(parameters.Exponent), Number(parameters.Modulus));
        byte[] sha256 = [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20]; // RFC 8017 §9.2
        byte[] padded = [0x00, 0x01, .. Enumerable.Repeat((byte)0xff, 256 - 3 - sha256.Length - 32), 0x00, .. sha256, .. SHA256.HashData(message)];
        Assert.Equal(Number(padded), opened);
    }

    [DataFact(CounterSigned)]
    public void Signatures_stand_beside_each_other()
    {
        var playbook = Examples.Read(File.ReadAllBytes(SharedData.Get(CounterSigned)));

        var verdicts = SignatureCheck.Of(playbook, believed: null);

        Assert.Equal([("Existing Example Company", false), ("ACME Cyber Company", true)], verdicts.Select(verdict => (verdict.Signee, verdict.Holds)));
    }

    [DataFact(Signed)]
    public void One_changed_letter_is_seen()
    {
        var playbook = Examples.Read(File.ReadAllBytes(SharedData.Get(Signed)));

        var verdict = Assert.Single(SignatureCheck.Of(SignedForm.With(playbook, "name", Value.Of("Playbook l")), believed: null));

        Assert.Equal((false, "the playbook is not what was signed, or the key is another"), (verdict.Holds, verdict.Why));
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("PS384")]
    [InlineData("PS512")]
    public void An_RSA_signature_holds_until_something_changes(string algorithm)
    {
        using var key = RSA.Create(2048);
        var known = SignatureAlgorithm.Find(algorithm)!;
        var (playbook, signature) = Draft(algorithm, Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));

        HoldsUntilChanged(playbook, signature, key.SignData(SignedForm.Message(playbook, signature)!, known.Hash, known.Padding!));
    }

    [Theory]
    [InlineData("ES256", "1.2.840.10045.3.1.7")]
    [InlineData("ES384", "1.3.132.0.34")]
    [InlineData("ES512", "1.3.132.0.35")]
    public void A_signature_on_a_curve_holds_until_something_changes(string algorithm, string curve)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromValue(curve));
        var (playbook, signature) = Draft(algorithm, key.ExportSubjectPublicKeyInfoPem());

        HoldsUntilChanged(playbook, signature, key.SignData(SignedForm.Message(playbook, signature)!, SignatureAlgorithm.Find(algorithm)!.Hash));
    }

    [Theory]
    [InlineData("algorithm", "Ed25519", "is not supported")]
    [InlineData("hash_algorithm", "md5", "is not supported")]
    [InlineData("related_to", "playbook--00000001-1111-4111-8111-111111111112", "another playbook")]
    [InlineData("related_version", "2020-01-01T00:00:00Z", "another version")]
    [InlineData("value", "%%", "no base64url")]
    [InlineData("public_key", "some key", "no key that can be read")]
    public void What_cannot_be_believed_says_why(string member, string value, string why)
    {
        var (playbook, signature) = Draft("RS256", "some key");
        signature = SignedForm.With(SignedForm.With(signature, "value", Value.Of("AAAA")), member, Value.Of(value));

        var verdict = Assert.Single(SignatureCheck.Of(SignedForm.Attach(playbook, signature), believed: null));

        Assert.False(verdict.Holds);
        Assert.Contains(why, verdict.Why, StringComparison.Ordinal);
    }

    private static void HoldsUntilChanged(Value playbook, Value signature, byte[] value)
    {
        var signed = SignedForm.Attach(playbook, SignedForm.With(signature, "value", Value.Of(Base64Url.EncodeToString(value))));

        Assert.True(Assert.Single(SignatureCheck.Of(signed, believed: null)).Holds);
        Assert.False(Assert.Single(SignatureCheck.Of(SignedForm.With(signed, "severity", Value.Of(7)), believed: null)).Holds);
        var countersigned = SignedForm.With(signature, "signature", Value.MapOf(("type", Value.Of("jss"))));
        var later = SignedForm.Attach(playbook, SignedForm.With(countersigned, "value", Value.Of(Base64Url.EncodeToString(value))));
        Assert.EndsWith("the countersignature on it is not checked", Assert.Single(SignatureCheck.Of(later, believed: null), verdict => verdict.Holds).Why, StringComparison.Ordinal);
        using var stranger = RSA.Create(2048);
        Assert.False(Assert.Single(SignatureCheck.Of(signed, stranger)).Holds);
    }

    private static (Value Playbook, Value Signature) Draft(string algorithm, string key)
    {
        var playbook = SignedForm.Without(Examples.Everything(), "signatures");
        return (playbook, Value.MapOf(
            ("type", Value.Of("jss")), ("related_to", playbook.Get("id")!), ("related_version", playbook.Get("modified")!),
            ("hash_algorithm", Value.Of("sha-256")), ("algorithm", Value.Of(algorithm)), ("public_key", Value.Of(key))));
    }

    private static BigInteger Number(byte[]? bigEndian) => new(bigEndian, isUnsigned: true, isBigEndian: true);
}
