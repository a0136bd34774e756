using System.Text;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Tests.Http;

public class ReplyJsonTests
{
    [Fact]
    public void An_answer_of_the_described_shape_is_read()
    {
        Assert.True(Read("{\"thing_name\":\"a\",\"count\":3,\"more\":1}", "application/json; charset=utf-8").Is(out var thing, out _));
        Assert.Equal(new Thing("a", 3), thing);
    }

    [Theory]
    [InlineData("<html>s3cr3t</html>", "text/html")]
    [InlineData("{}", "")]
    [InlineData("{\"thing_name\":\"s3cr3t\",", "application/json")]
    [InlineData("{\"thing_name\":\"s3cr3t\"}", "application/json")]
    [InlineData("{\"thing_name\":null,\"count\":1}", "application/json")]
    [InlineData("{\"thing_name\":\"s3cr3t\",\"count\":\"s3cr3t\"}", "application/json")]
    [InlineData("{\"thing_name\":\"s3cr3t\",\"thing_name\":\"b\",\"count\":1}", "application/json")]
    [InlineData("null", "application/json")]
    public void Any_other_answer_is_a_failure_that_names_the_operation_and_never_the_content(string body, string type)
    {
        var failure = Read(body, type).Failure;

        Assert.Equal((FailureKind.Malformed, "test.read"), (failure?.Kind, failure?.Operation));
        Assert.DoesNotContain("s3cr3t", failure?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_is_bounded() =>
        Assert.Equal(FailureKind.Malformed, new Reply(200, Headers("application/json"), Encoding.UTF8.GetBytes(new string('[', 1000))).Json("test.read").Failure?.Kind);

    private static Answer<Thing> Read(string body, string type) =>
        new Reply(200, Headers(type), Encoding.UTF8.GetBytes(body)).Json<Thing>("test.read", ReplyJson.SnakeCase);

    private static Dictionary<string, string> Headers(string type) => new(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = type };

    private sealed record Thing(string ThingName, int Count);
}
