using Amazon.Runtime;
using Playbooks.Connectors.Aws.Signing;

namespace Playbooks.Connectors.Tests.Aws.Signing;

/// <summary>AWS's published examples: the IAM ListUsers walk-through and the Signature Version 4 test suite, all with its example key.</summary>
public class AwsSignatureTests
{
    private static readonly ImmutableCredentials Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
    private static readonly DateTimeOffset Then = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("GET", "iam", "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08", "application/x-www-form-urlencoded; charset=utf-8", "",
        "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")]
    [InlineData("GET", "service", "https://example.amazonaws.com/", null, "",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "service", "https://example.amazonaws.com/", null, "",
        "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("POST", "service", "https://example.amazonaws.com/", "application/x-www-form-urlencoded", "Param1=value1",
        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    public void The_published_examples_have_their_published_signatures(
        string method, string service, string address, string? contentType, string body, string signature)
    {
        var headers = contentType is null ? [] : new Dictionary<string, string> { ["Content-Type"] = contentType };

        var signed = AwsSignature.Sign(
            new AwsScope("us-east-1", service), Example, Then, new HttpMethod(method), new Uri(address), headers, System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Contains($"Signature={signature}", signed["Authorization"], StringComparison.Ordinal);
        Assert.Contains($"Credential=AKIDEXAMPLE/20150830/us-east-1/{service}/aws4_request", signed["Authorization"], StringComparison.Ordinal);
        Assert.Equal("20150830T123600Z", signed["X-Amz-Date"]);
    }

    [Fact]
    public void A_session_token_is_sent_and_signed()
    {
        var session = new ImmutableCredentials("ASIDEXAMPLE", "not-a-secret", "the-token");

        var signed = AwsSignature.Sign(new AwsScope("eu-west-1", "sts"), session, Then, HttpMethod.Post, new Uri("https://sts.eu-west-1.amazonaws.com/"), new Dictionary<string, string>(), []);

        Assert.Equal("the-token", signed["X-Amz-Security-Token"]);
        Assert.Contains("SignedHeaders=host;x-amz-date;x-amz-security-token", signed["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_port_of_a_local_endpoint_is_signed_as_it_is_sent()
    {
        var request = AwsCanonicalRequest.Of(
            HttpMethod.Post, new Uri("http://127.0.0.1:4566/"), new Dictionary<string, string> { ["Host"] = "127.0.0.1:4566" }, []);

        Assert.Contains("host:127.0.0.1:4566\n", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Queries_are_sorted_by_name_then_by_value_and_headers_are_squeezed()
    {
        var request = AwsCanonicalRequest.Of(
            HttpMethod.Get, new Uri("https://example.amazonaws.com/?b=2&a=%20x&a=1&c"), new Dictionary<string, string> { ["X-Two"] = "  a   b ", ["X-One"] = "1" }, []);

        Assert.Contains("\na=%20x&a=1&b=2&c=\n", request.Text, StringComparison.Ordinal);
        Assert.Contains("\nx-one:1\nx-two:a b\n", request.Text, StringComparison.Ordinal);
    }
}
