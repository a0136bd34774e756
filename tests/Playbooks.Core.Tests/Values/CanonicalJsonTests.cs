using System.Text;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Values;

public sealed class CanonicalJsonTests
{
    // RFC 8785 Appendix B.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void A_number_is_written_as_RFC_8785_appendix_B_says(ulong bits, string expected) =>
        Assert.Equal(expected, Write(Value.Of(BitConverter.UInt64BitsToDouble(bits))));

    [Fact]
    public void The_example_of_RFC_8785_section_3_2_comes_out_byte_for_byte()
    {
        var read = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(
            """{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"""));
        Assert.Equal(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            Write(read.Value));
    }

    [Fact]
    public void Names_are_sorted_by_their_UTF_16_code_units()
    {
        var read = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(
            """{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew", "1": "One", "\ud83d\ude00": "Emoji", "\u0080": "Control", "\u00f6": "Latin"}"""));
        Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin\",\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji\",\"\ufb33\":\"Hebrew\"}",
            Write(read.Value));
    }

    [Theory]
    [InlineData(9007199254740992, "9007199254740992")]
    [InlineData(-9007199254740992, "-9007199254740992")]
    [InlineData(9007199254740993, "\"9007199254740993\"")]
    [InlineData(long.MinValue, "\"-9223372036854775808\"")]
    public void An_integer_that_a_double_cannot_hold_is_text(long number, string expected) =>
        Assert.Equal(expected, Write(Value.Of(number)));

    [Fact]
    public void An_unpaired_surrogate_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Write(Value.Of("\ud800")));

    [Fact]
    public void The_order_in_which_a_map_was_made_does_not_matter() =>
        Assert.Equal(Write(Value.MapOf(("a", Value.Of(1)), ("b", Value.True))), Write(Value.MapOf(("b", Value.True), ("a", Value.Of(1)))));

    private static string Write(Value value) => Encoding.UTF8.GetString(CanonicalJson.Write(value));
}
