using System.Text;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Cloud;

namespace Playbooks.Connectors.Tests.Aws.Protocol;

public class AwsXmlTests
{
    [Fact]
    public void Lists_times_and_flags_are_read_without_regard_to_namespaces()
    {
        var answer = Read("""
            <ListAccessKeysResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
              <ListAccessKeysResult><AccessKeyMetadata>
                <member><AccessKeyId>AKIA1</AccessKeyId><CreateDate>2026-08-01T10:00:00Z</CreateDate></member>
                <member><AccessKeyId>AKIA2</AccessKeyId><CreateDate>N/A</CreateDate></member>
              </AccessKeyMetadata><IsTruncated>true</IsTruncated><Marker/></ListAccessKeysResult>
            </ListAccessKeysResponse>
            """);

        var result = answer.At("ListAccessKeysResult");
        Assert.NotNull(result);
        Assert.Equal(["AKIA1", "AKIA2"], result.Members("AccessKeyMetadata").Select(m => m.Text("AccessKeyId")));
        Assert.Equal(new DateTimeOffset(2026, 8, 1, 10, 0, 0, TimeSpan.Zero), result.Members("AccessKeyMetadata").First().Time("CreateDate"));
        Assert.Null(result.Members("AccessKeyMetadata").Last().Time("CreateDate"));
        Assert.True(result.Flag("IsTruncated"));
        Assert.Equal("", result.Text("Marker"));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;\">]><a>&m;</a>")]
    [InlineData("<a><b></a>")]
    [InlineData("{\"json\":true}")]
    [InlineData("")]
    [InlineData("<a>\0</a>")]
    public void Entities_and_broken_documents_are_refused(string text) => Assert.Throws<BadAnswerException>(() => Read(text));

    [Fact]
    public void Nesting_is_bounded()
    {
        var depth = AwsXml.MaxDepth + 1;
        var text = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

        Assert.Throws<BadAnswerException>(() => Read(text));
    }

    [Fact]
    public void Elements_are_counted()
    {
        var text = "<a>" + string.Concat(Enumerable.Repeat("<b/>", AwsXml.MaxElements)) + "</a>";

        Assert.Throws<BadAnswerException>(() => Read(text));
    }

    [Fact]
    public void A_complaint_about_a_broken_answer_does_not_quote_it()
    {
        var bad = Assert.Throws<BadAnswerException>(() => Read("<CreateAccessKeyResponse><SecretAccessKey>planted-canary</SecretAccessKe>"));

        Assert.DoesNotContain("canary", bad.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_element_is_named()
    {
        var bad = Assert.Throws<BadAnswerException>(() => Read("<User><Path>/</Path></User>").Text("UserName"));

        Assert.Contains("UserName", bad.Message, StringComparison.Ordinal);
    }

    private static AwsElement Read(string text) => AwsXml.Read(Encoding.UTF8.GetBytes(text));
}
