using System.Text.Json;
using System.Xml.Linq;

namespace Playbooks.Core.Tests.Reports;

public sealed class WritingTests
{
    public static TheoryData<string> Scenario => [.. Scenarios.Names];

    [Theory]
    [MemberData(nameof(Scenario))]
    public void Pages_are_well_formed_with_unique_ids_and_no_dead_link(string scenario) => Assert.All(FilesOf(scenario, ".html"), file =>
    {
        var page = Page.Parse(file);
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Descendants("a").Attributes("href"), href => Assert.Contains(href.Value.TrimStart('#'), ids));
        Assert.All(page.Descendants().Attributes("aria-labelledby").SelectMany(names => names.Value.Split(' ')), name => Assert.Contains(name, ids));
    });

    [Theory]
    [MemberData(nameof(Scenario))]
    public void Pages_need_nothing_from_elsewhere(string scenario) => Assert.All(FilesOf(scenario, ".html"), file =>
    {
        Assert.Empty(Page.Parse(file).Descendants().Attributes("src"));
        Assert.DoesNotContain("url(", file, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", file, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", file, StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Scenario))]
    public void Every_section_of_the_page_stands_in_the_other_two_writings(string scenario)
    {
        var files = GoldenTests.FilesOf(Scenarios.Of(scenario));
        foreach (var (name, content) in files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)))
        {
            var sections = Page.Parse(content).Descendants("section").ToList();
            using var json = JsonDocument.Parse(files[Path.ChangeExtension(name, "json")]);
            var members = json.RootElement.GetProperty("sections");

            Assert.Equal(sections.Select(section => section.Attribute("id")?.Value), members.EnumerateObject().Select(member => member.Name));
            Assert.All(sections.Elements("h2"), title => Assert.Contains($"## {title.Value}\n", files[Path.ChangeExtension(name, "md")], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Machines_read_numbers_as_numbers_and_find_what_people_find()
    {
        using var json = JsonDocument.Parse(GoldenTests.FilesOf(Scenarios.Of("completed"))["3-rotate.json"]);
        var plan = json.RootElement.GetProperty("sections").GetProperty("plan");

        Assert.Equal(1, json.RootElement.GetProperty("format").GetInt32());
        Assert.Equal("completed", json.RootElement.GetProperty("status").GetString());
        Assert.Equal(2, plan.GetProperty("plan").GetProperty("actions").GetInt32());
        Assert.StartsWith("sha256:", plan.GetProperty("plan").GetProperty("digest").GetString(), StringComparison.Ordinal);
        Assert.Equal(["done", "done"], plan.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("outcome").GetString()));
    }

    [Fact]
    public void A_drill_says_so_in_every_writing()
    {
        var files = GoldenTests.FilesOf(Scenarios.Of("held"));

        Assert.All(files.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)), file => Assert.StartsWith("> **DRILL.", file.Value, StringComparison.Ordinal));
        Assert.All(files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)), file => Assert.Contains("<title>DRILL: ", file.Value, StringComparison.Ordinal));
        Assert.All(files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)), file => Assert.Contains("\"drill\": true", file.Value, StringComparison.Ordinal));
    }

    private static IEnumerable<string> FilesOf(string scenario, string extension) =>
        GoldenTests.FilesOf(Scenarios.Of(scenario)).Where(file => file.Key.EndsWith(extension, StringComparison.Ordinal)).Select(file => file.Value);
}
