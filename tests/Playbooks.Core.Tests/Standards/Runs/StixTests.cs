using Playbooks.Core.Standards;
using Playbooks.Core.Standards.Stix;

namespace Playbooks.Core.Tests.Standards.Runs;

public sealed class StixTests
{
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["identity"] = ["created", "modified", "name"],
        ["indicator"] = ["created", "modified", "pattern", "pattern_type", "valid_from", "created_by_ref"],
        ["report"] = ["created", "modified", "name", "published", "object_refs"],
        ["software"] = ["name"],
        ["ipv4-addr"] = ["value"],
        ["ipv6-addr"] = ["value"],
    };

    [Theory]
    [MemberData(nameof(Journals.Names), MemberType = typeof(Journals))]
    public void Every_object_has_what_its_type_requires_and_an_id_of_its_own(string scenario)
    {
        var bundle = StixWriting.Write(Journals.Of(scenario));
        var objects = bundle.Get("objects")!.Items;

        Assert.Equal("bundle", bundle.GetText("type"));
        Assert.All(objects, each =>
        {
            Assert.StartsWith($"{each.GetText("type")}--", each.GetText("id"), StringComparison.Ordinal);
            Assert.Equal("2.1", each.GetText("spec_version"));
            Assert.All(Required[each.GetText("type")!], name => Assert.NotNull(each.Get(name)));
        });
        var ids = objects.Select(each => each.Get("id")).ToHashSet();
        Assert.Equal(objects.Length, ids.Count);
        Assert.All(objects.SelectMany(each => each.Get("object_refs")?.Items ?? []), reference => Assert.Contains(reference, ids));
        Assert.Contains(objects, each => each.GetText("type") == "indicator" && each.GetText("valid_from") == "2025-03-14T16:00:00.000Z");
    }

    [Theory]
    [InlineData("45.148.10[.]212", "[ipv4-addr:value = '45.148.10.212']", "stix")]
    [InlineData("2001:db8::1", "[ipv6-addr:value = '2001:db8::1']", "stix")]
    [InlineData("scan.aquasecurtiy[.]org", "[domain-name:value = 'scan.aquasecurtiy.org']", "stix")]
    [InlineData("hxxps://models.example/x", "[url:value = 'https://models.example/x']", "stix")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "[file:hashes.'SHA-256' = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']", "stix")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e", "[file:hashes.'MD5' = 'd41d8cd98f00b204e9800998ecf8427e']", "stix")]
    [InlineData("0e58ed8671d6b60d0890c21b07f8835ace038e67", "0e58ed8671d6b60d0890c21b07f8835ace038e67", "pcre")]
    [InlineData("a (b) + c", "a \\(b\\) \\+ c", "pcre")]
    [InlineData("1.2.3", "1\\.2\\.3", "pcre")]
    public void An_indicator_is_said_in_the_language_that_can_say_it(string text, string pattern, string language) =>
        Assert.Equal(new StixPattern(pattern, language), StixPattern.Of(text));

    [Fact]
    public void Quotes_cannot_break_out_of_a_pattern() =>
        Assert.Equal("[software:name = 'a\\'] OR [x:y = \\'b\\\\' AND software:version = '1']", StixPattern.Software("a'] OR [x:y = 'b\\", "1").Text);

    /// <summary>RFC 9562, appendix A.4, and the id that other libraries give this address in STIX 2.1.</summary>
    [Theory]
    [InlineData("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2")]
    [InlineData("00abedb4-aa42-466c-9c01-fed23315a9b7", "{\"value\":\"198.51.100.3\"}", "28bb3599-77cd-5a82-a950-b5bc3caf07c4")]
    public void Ids_of_names_are_those_of_everybody_else(string space, string name, string id) =>
        Assert.Equal(new Guid(id), Uuid5.Of(new Guid(space), name));
}
