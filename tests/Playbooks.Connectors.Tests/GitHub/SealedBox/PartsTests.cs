using System.Text;
using Playbooks.Connectors.GitHub.SealedBox;

namespace Playbooks.Connectors.Tests.GitHub.SealedBox;

public class PartsTests
{
    [Theory]
    [InlineData("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4", "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c", "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552")]
    [InlineData("4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d", "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493", "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957")]
    public void X25519_gives_the_answers_of_RFC_7748(string scalar, string point, string shared)
    {
        var result = new byte[32];

        Assert.True(X25519.Agree(Convert.FromHexString(scalar), Convert.FromHexString(point), result));
        Assert.Equal(shared, Convert.ToHexStringLower(result));
    }

    [Fact]
    public void A_thousand_rounds_of_X25519_give_the_answer_of_RFC_7748()
    {
        var scalar = new byte[32];
        scalar[0] = 9;
        var point = scalar.ToArray();
        for (var round = 0; round < 1000; round++)
        {
            var result = new byte[32];
            X25519.Agree(scalar, point, result);
            (scalar, point) = (result, scalar);
        }

        Assert.Equal("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51", Convert.ToHexStringLower(scalar));
    }

    [Theory]
    [InlineData("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b", "43727970746f6772617068696320466f72756d2052657365617263682047726f7570", "a8061dc1305136c6c22b8baf0c0127a9")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000", "ffffffffffffffffffffffffffffffff", "03000000000000000000000000000000")]
    [InlineData("02000000000000000000000000000000ffffffffffffffffffffffffffffffff", "02000000000000000000000000000000", "03000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000", "fffffffffffffffffffffffffffffffff0ffffffffffffffffffffffffffffff11000000000000000000000000000000", "05000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000", "fffffffffffffffffffffffffffffffffbfefefefefefefefefefefefefefefe01010101010101010101010101010101", "00000000000000000000000000000000")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000", "fdffffffffffffffffffffffffffffff", "faffffffffffffffffffffffffffffff")]
    public void Poly1305_gives_the_answers_of_RFC_8439(string key, string message, string tag)
    {
        var result = new byte[16];

        Poly1305.Tag(Convert.FromHexString(key), Convert.FromHexString(message), result);

        Assert.Equal(tag, Convert.ToHexStringLower(result));
    }

    [Fact]
    public void BLAKE2b_gives_the_answer_of_RFC_7693()
    {
        var result = new byte[64];

        Blake2b.Hash("abc"u8, result);

        Assert.Equal("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923", Convert.ToHexStringLower(result));
    }

    [Fact]
    public void A_message_of_more_than_one_block_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Blake2b.Hash(new byte[129], new byte[24]));

    [Fact]
    public void The_field_wraps_at_its_modulus()
    {
        var modulusPlusTwo = Convert.FromHexString("efffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        var result = new byte[32];

        FieldElement.Read(modulusPlusTwo).Write(result);

        Assert.Equal("02" + new StringBuilder().Insert(0, "00", 31), Convert.ToHexStringLower(result));
    }
}
