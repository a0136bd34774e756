using System.Text;
using Playbooks.Sandbox.Aws.Signing;

namespace Playbooks.Sandbox.Tests.Aws.Signing;

/// <summary>Known answers: the IAM user guide's ListUsers example and AWS's published Signature Version 4 test suite.</summary>
public class SignatureV4Tests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string Stamp = "20150830T123600Z";

    private static readonly Dictionary<string, string> SuiteHeaders =
        new() { ["host"] = "example.amazonaws.com", ["x-amz-date"] = Stamp, ["content-type"] = "application/x-www-form-urlencoded" };

    [Fact]
    public void The_ListUsers_example_gives_the_published_signature()
    {
        var head = new SignedHead("GET", "/", "?Action=ListUsers&Version=2010-05-08", new Dictionary<string, string>
        {
            ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8",
            ["host"] = "iam.amazonaws.com",
            ["x-amz-date"] = Stamp,
        });
        var scope = new CredentialScope("20150830", "us-east-1", "iam");

        var canonical = SignatureV4.CanonicalRequest(head, ["content-type", "host", "x-amz-date"], SignatureV4.Hash([]));

        Assert.Equal("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59", SignatureV4.Hash(Encoding.UTF8.GetBytes(canonical)));
        Assert.Equal("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9", Convert.ToHexStringLower(SignatureV4.SigningKey(Secret, scope)));
        Assert.Equal("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7", SignatureV4.Sign(Secret, scope, Stamp, canonical));
    }

    [Theory]
    [InlineData("GET", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("GET", "?Param2=value2&Param1=value1", "", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("POST", "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("POST", "", "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    public void The_test_suite_gives_its_published_signatures(string method, string query, string body, string expected)
    {
        string[] names = body.Length > 0 ? ["content-type", "host", "x-amz-date"] : ["host", "x-amz-date"];

        var canonical = SignatureV4.CanonicalRequest(new(method, "/", query, SuiteHeaders), names, SignatureV4.Hash(Encoding.UTF8.GetBytes(body)));

        Assert.Equal(expected, SignatureV4.Sign(Secret, new("20150830", "us-east-1", "service"), Stamp, canonical));
    }
}
