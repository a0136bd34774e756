using System.Text.RegularExpressions;
using System.Xml.Linq;
using Playbooks.Core.Actions;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Runs;
using Playbooks.Core.Tests.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reports;

/// <summary>Names that an attacker chooses, everywhere a name can come from.</summary>
public sealed class HostileTests
{
    private const string Evil = "<script>alert(1)</script>\"'><img src=x onerror=y>|a|`b``c` \u202Etxt.exe\u0000\u001b[31m\r\n# [x](javascript:1) </svg></style>\ufeff";
    private static readonly string Long = new('x', 10_000);
    private static readonly Dictionary<string, string> Files = Make();

    public static TheoryData<string> Names => [.. Files.Keys.Where(name => !name.StartsWith('3'))];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_control_or_direction_character_gets_through(string file)
    {
        Assert.DoesNotContain(Files[file], unit => (char.IsControl(unit) && unit != '\n') || unit is '\u202e' or '\ufeff' or '\ufffe');
        Assert.DoesNotContain(Long[..(SafeText.Longest + 1)], Files[file], StringComparison.Ordinal);
        Assert.Contains("U+202E", Files[file], StringComparison.Ordinal);
        Assert.Contains("(10,000 characters)", Files[file], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1-contain.html")]
    [InlineData("2-map.html")]
    [InlineData("run.html")]
    public void A_page_holds_no_element_that_was_not_meant(string file)
    {
        var page = Page.Parse(Files[file]);

        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "img" or "iframe" or "object" or "link");
        Assert.Single(page.Descendants(), element => element.Name.LocalName == "style");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.Descendants().Attributes("href"), href => Assert.StartsWith("#", href.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1-contain.md")]
    [InlineData("2-map.md")]
    [InlineData("run.md")]
    public void Every_row_of_a_Markdown_table_has_its_headers_columns(string file)
    {
        var columns = 0;
        foreach (var line in Files[file].Split('\n'))
        {
            var bars = Regex.Count(line, @"(?<!\\)\|");
            columns = line.StartsWith('|') ? (columns == 0 ? bars : columns) : 0;
            Assert.Equal(columns, line.StartsWith('|') ? bars : 0);
        }

        Assert.DoesNotContain("<script", Regex.Replace(Files[file], "(`+).*?\\1|\\\\<", ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\ufffd", SafeText.Of("a\ud83d"));

    private static Dictionary<string, string> Make()
    {
        var story = Incident.Begun();
        story.After(TimeSpan.FromSeconds(1)).WhenTimePasses();
        story.Looking(Read, Survey);
        story.When(new RunInput.Decide("contain", story.Current.Stage?.Digest ?? "", Evil, "security", ["security"], true, Long, Evil));
        story.Done(_ => new ActionOutcome.FailedFinal(Evil, Long));
        story.When(new RunInput.Retry(Evil));
        story.Looking(Read, Survey);
        story.When(new RunInput.Decide("contain", story.Current.Stage?.Digest ?? "", Evil, "security", ["security"], true, Long, Evil));
        story.Done().Reporting();
        story.WhenTimePasses();
        story.Looking(Read, Survey);
        return GoldenTests.FilesOf(story.Reporting().Journal());
    }

    private static ActionOutcome Read(Call call) => call.Uses == "reach.map"
        ? Story.Succeeded(Value.MapOf(
            ("graph", Value.MapOf(
                ("nodes", Value.ListOf([Node(Evil, Evil), Node("b", Long), Node("c", "credential")])),
                ("edges", Value.ListOf([Edge(Evil, "b"), Edge("b", "c"), Edge("c", "nowhere"), Edge("c", "c")])))),
            ("exposures", Value.ListOf([Value.MapOf(("credential", Value.Of(Evil)), ("grade", Value.Of("CONFIRMED")), ("why", Value.Of(Long))), Value.Of(1), Value.EmptyMap])),
            ("tasks", Value.ListOf([Value.MapOf(("what", Value.Of(Evil)), ("who", Value.Of(Long)))])),
            ("unseen", Value.ListOf([Value.Of(Evil), Value.MapOf(("what", Value.Of(Long)))])),
            ("counts", Value.MapOf((Evil, Value.Of(Evil)), (Long, Value.Of(2))))))
        : Story.Succeeded(Value.MapOf((Evil, Value.ListOf([Value.MapOf(("id", Value.Of(Evil)), ("grade", Value.Of("probable")), ("rule", Value.Of(Evil)), ("reasons", Value.ListOf([Long])))]))));

    private static Value Node(string id, string kind) => Value.MapOf(("id", Value.Of(id)), ("kind", Value.Of(kind)), ("label", Value.Of(Evil)));

    private static Value Edge(string from, string to) => Value.MapOf(("from", Value.Of(from)), ("to", Value.Of(to)), ("grade", Value.Of("confirmed")), ("why", Value.Of(Evil)));

    private static SurveyOutcome Survey(Call call) => Story.Surveyed(call, target: $"{Evil} {call.Id}", cuts: [Evil, Long]);
}
