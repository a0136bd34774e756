using System.Text;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Reports;
using Playbooks.Core.Reports.Controls;
using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Tests.Reports;

public sealed class ControlTests
{
    /// <summary>What reports have to map to.</summary>
    private static readonly Control[] Wanted =
    [
        new("NIST CSF 2.0", "RS.MA-2"), new("NIST CSF 2.0", "ID"), new("NIST CSF 2.0", "PR"), new("NIST CSF 2.0", "DE"), new("NIST CSF 2.0", "RS"), new("NIST CSF 2.0", "RC"),
        new("OWASP NHI Top 10", "NHI-03"), new("OWASP Agentic AI", "A02"), new("OWASP Agentic AI", "A05"),
        new("CSA MAESTRO", "TRUST-04"), new("CSA MAESTRO", "TRM"), new("NIST AI RMF", "GOVERN"),
    ];

    [Fact]
    public void Each_wanted_control_has_a_title_and_something_that_is_done_for_it()
    {
        var catalog = ControlCatalog.Known;

        Assert.All(Wanted, control => Assert.NotEmpty(catalog.TitleOf(control)));
        Assert.All(Wanted, control => Assert.Contains(catalog.Mappings, mapping => mapping.Controls.Contains(control)));
    }

    [Fact]
    public void No_mapping_names_a_control_that_is_not_there_and_no_control_is_there_twice()
    {
        var catalog = ControlCatalog.Known;

        Assert.All(catalog.Mappings.SelectMany(mapping => mapping.Controls), control => Assert.NotEmpty(catalog.TitleOf(control)));
        Assert.Equal(catalog.Titles.Length, catalog.Titles.Select(known => known.Control).Distinct().Count());
        Assert.All(catalog.Mappings, mapping => Assert.NotEmpty(mapping.Controls));
    }

    [Fact]
    public void What_was_done_is_counted_for_its_control_and_what_was_not_is_told()
    {
        var rows = Rows(ReportBuilder.Controls(Scenarios.Of("completed"), ""));
        Assert.Contains("rotate: rotate.aws-access-key", rows["RS.MI-02"], StringComparison.Ordinal);
        Assert.Contains("contain: checkpoint", rows["A02"], StringComparison.Ordinal);

        var rejected = Rows(ReportBuilder.Controls(Scenarios.Of("rejected-at-the-deadline"), ""));
        Assert.Equal("contain: checkpoint (1 not done)", rejected["A02"]);
        Assert.Equal("nothing yet", rejected["NHI-03"]);
        Assert.DoesNotContain("RC", rejected.Keys);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"frameworks\":[{\"name\":\"x\",\"controls\":[{\"id\":\"y\"}]}]}")]
    [InlineData("{\"mappings\":[{\"why\":\"x\",\"controls\":[\"no slash\"]}]}")]
    public void A_file_that_is_not_as_it_has_to_be_is_a_fault(string json) =>
        Assert.Throws<InvalidDataException>(() => ControlCatalog.Read(Encoding.UTF8.GetBytes(json)));

    private static Dictionary<string, string> Rows(Report report) =>
        Assert.IsType<Block.Table>(report.Sections.First(section => section.Id == "controls").Blocks[0]).Rows.ToDictionary(row => row.Cells[1].Text, row => row.Cells[4].Text);
}
