using System.Text.Json;
using Playbooks.Connectors.GitHub.SealedBox;
using Playbooks.Testing.Data;

namespace Playbooks.Connectors.Tests.GitHub.SealedBox;

public class SealTests
{
    private const string Vectors = "api/sealedbox.vectors.json";

    [DataFact(Vectors)]
    public void The_known_answers_of_libsodium_come_out()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedData.Get(Vectors)));
        foreach (var vector in vectors.RootElement.GetProperty("vectors").EnumerateArray())
        {
            byte[] Bytes(string name) => vector.GetProperty(name).GetBytesFromBase64();
            Assert.True(Seal.TrySeal(Bytes("plaintext_b64"), Bytes("recipient_public_key"), Bytes("ephemeral_secret_key"), out var box));
            Assert.Equal(vector.GetProperty("sealed_b64").GetString(), Convert.ToBase64String(box));
        }
    }

    [SodiumFact]
    public void Libsodium_opens_what_we_seal()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var length = 0; length < 300; length++)
        {
            var (publicKey, secretKey) = Sodium.KeyPair();
            var text = new byte[length];
            random.NextBytes(text);

            Assert.True(Seal.TrySeal(text, publicKey, out var box));
            Assert.True(Sodium.TryOpen(box, publicKey, secretKey, out var opened), $"seed {seed}, length {length}");
            Assert.Equal(text, opened);
        }
    }

    [Fact]
    public void Two_seals_of_one_text_differ()
    {
        var recipient = Convert.FromHexString("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");

        Assert.True(Seal.TrySeal("text"u8, recipient, out var one));
        Assert.True(Seal.TrySeal("text"u8, recipient, out var two));
        Assert.NotEqual(one, two);
        Assert.Equal(4 + Seal.Overhead, one.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public void A_key_that_is_none_is_refused(string key) =>
        Assert.False(Seal.TrySeal("text"u8, Convert.FromHexString(key), out _));
}
