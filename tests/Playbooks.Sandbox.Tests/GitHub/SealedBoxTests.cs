using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.SealedBox;
using Playbooks.Testing.Data;

namespace Playbooks.Sandbox.Tests.GitHub;

public class SealedBoxTests
{
    [DataFact("api/sealedbox.vectors.json")]
    public void Boxes_that_libsodium_sealed_are_opened()
    {
        var vectors = JsonNode.Parse(File.ReadAllText(SharedData.Get("api/sealedbox.vectors.json")))?["vectors"] as JsonArray ?? [];

        Assert.NotEmpty(vectors);
        Assert.All(vectors, vector =>
        {
            var key = new SealedBoxKey(Bytes(vector, "recipient_secret_key"));
            Assert.Equal(Bytes(vector, "recipient_public_key"), key.PublicKey);
            Assert.Equal(Bytes(vector, "plaintext_b64"), key.Open(Bytes(vector, "sealed_b64")));
        });
    }

    [Fact]
    public void A_box_for_another_key_or_with_a_changed_byte_stays_shut()
    {
        var key = new SealedBoxKey([.. Enumerable.Repeat((byte)5, 32)]);
        var sealedBox = Convert.FromBase64String(Tenants.Seal.For(Convert.ToBase64String(key.PublicKey), "value"));

        Assert.Equal("value"u8.ToArray(), key.Open(sealedBox));
        Assert.Null(new SealedBoxKey([.. Enumerable.Repeat((byte)6, 32)]).Open(sealedBox));
        sealedBox[^1] ^= 1;
        Assert.Null(key.Open(sealedBox));
        Assert.Null(key.Open(sealedBox.AsSpan(0, 47)));
    }

    private static byte[] Bytes(JsonNode? vector, string member) => Convert.FromBase64String(vector?[member]?.ToString() ?? "");
}
