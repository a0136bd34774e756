using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Values;

public sealed class PlainJsonTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void A_whole_number_that_fits_is_an_int(string json, long expected) => Assert.Equal(Value.Of(expected), Read(json));

    [Theory]
    [InlineData("7.0", 7)]
    [InlineData("7e0", 7)]
    [InlineData("9223372036854775808", 9223372036854775808)]
    public void Any_other_number_is_a_double(string json, double expected) => Assert.Equal(Value.Of(expected), Read(json));

    [Theory]
    [InlineData("""{"a": 1, "a": 2}""", "twice")]
    [InlineData("""{"a": {"b": 1, "\u0062": 2}}""", "twice")]
    [InlineData("1e400", "too large")]
    [InlineData("\"\\ud800\"", "Unicode")]
    [InlineData("{\"\\udc00\": 1}", "Unicode")]
    [InlineData("[1,]", "no JSON")]
    [InlineData("1 2", "no JSON")]
    [InlineData("", "no JSON")]
    public void What_cannot_be_kept_is_refused_with_a_reason(string json, string reason) =>
        Assert.Contains(reason, Assert.IsType<JsonOutcome.Refused>(PlainJson.Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Depth_bytes_and_values_are_bounded()
    {
        var small = new JsonBounds(Bytes: 100, Depth: 3, Values: 10);
        Assert.IsType<JsonOutcome.Read>(PlainJson.Read("[[[1]]]", small));
        Assert.IsType<JsonOutcome.Refused>(PlainJson.Read("[[[[1]]]]", small));
        Assert.IsType<JsonOutcome.Refused>(PlainJson.Read(new string(' ', 100) + "1", small));
        Assert.IsType<JsonOutcome.Refused>(PlainJson.Read("[1,2,3,4,5,6,7,8,9,10]", small));
        Assert.IsType<JsonOutcome.Refused>(PlainJson.Read(new string('[', 1_000_000)));
    }

    [Fact]
    public void What_JSON_does_not_have_gets_a_documented_form()
    {
        var value = Value.MapOf(
            ("time", new Value.Timestamp(1_234_567_890, 500_000_000)),
            ("span", new Value.Duration(-3, -500_000_000)),
            ("bytes", new Value.Bytes([1, 2, 255])),
            ("nan", Value.Of(double.NaN)),
            ("kind", new Value.Type("int")),
            ("some", new Value.Optional(Value.Of(1))),
            ("none", new Value.Optional(null)));
        Assert.Equal(
            """{"time":"2009-02-13T23:31:30.5Z","span":"-3.5s","bytes":"AQL/","nan":"NaN","kind":"int","some":1,"none":null}""",
            PlainJson.Write(value));
    }

    [Fact]
    public void Keys_that_would_become_one_name_make_a_list_of_pairs()
    {
        var builder = new ValueMap.Builder();
        builder.Set(Value.Of(1), Value.True);
        builder.Set("1", Value.False);
        Assert.Equal("""[[1,true],["1",false]]""", PlainJson.Write(new Value.Map(builder.Build())));
    }

    [Fact]
    public void What_was_written_reads_back()
    {
        const string json = """{"a":[1,2.5,"x\"y",null,true,{}],"ü":{"b":-1e-7}}""";
        Assert.Equal(json, PlainJson.Write(Read(json)));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", -62135596800, 0)]
    [InlineData("2009-02-13T23:31:30.000000001+05:30", 1234548090, 1)]
    [InlineData("9999-12-31T23:59:59.999999999Z", 253402300799, 999999999)]
    public void RFC_3339_times_are_read_exactly(string text, long seconds, int nanos)
    {
        Assert.True(TimeText.TryRead(text, out var time));
        Assert.Equal(new Value.Timestamp(seconds, nanos), time);
    }

    [Theory]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("10000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("2009-02-30T00:00:00Z")]
    [InlineData("2009-02-13 00:00:00Z")]
    [InlineData("2009-02-13T00:00:00")]
    [InlineData("2009-02-13T00:00:00Z\n")]
    public void Other_times_are_refused(string text) => Assert.False(TimeText.TryRead(text, out _));

    private static Value Read(string json) => Assert.IsType<JsonOutcome.Read>(PlainJson.Read(json)).Value;
}
