using Playbooks.Core.Standards.Sarif;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Standards.Runs;

public sealed class SarifTests
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    [Theory]
    [MemberData(nameof(Journals.Names), MemberType = typeof(Journals))]
    public void Every_result_is_of_a_rule_that_is_listed(string scenario)
    {
        var log = SarifWriting.Write(Journals.Of(scenario));
        Assert.Equal("2.1.0", log.GetText("version"));
        var run = Assert.Single(log.Get("runs")!.Items);
        var rules = run.Get("tool")!.Get("driver")!.Get("rules")!.Items;

        Assert.Equal(rules.Length, rules.Select(rule => rule.GetText("id")).Distinct().Count());
        Assert.All(run.Get("results")!.Items, result =>
        {
            Assert.Equal(result.GetText("ruleId"), rules[(int)((Value.Int)result.Get("ruleIndex")!).Number].GetText("id"));
            Assert.Contains(result.GetText("level"), Levels);
            Assert.NotEmpty(result.Get("message")!.GetText("text")!);
            Assert.NotEmpty(result.Get("locations")!.Items[0].Get("logicalLocations")!.Items[0].GetText("fullyQualifiedName")!);
        });
    }

    [Fact]
    public void What_is_in_reach_is_a_result_with_its_way_and_a_fingerprint_that_stays()
    {
        var results = ResultsOf("completed");

        Assert.NotEmpty(results);
        Assert.Contains(results, result => result.Get("codeFlows")?.Items[0].Get("threadFlows")!.Items[0].Get("locations")!.Items.Length > 1);
        Assert.Subset(Fingerprints(results).ToHashSet(), Fingerprints(ResultsOf("held")).ToHashSet());
        Assert.Equal(results.Length, Fingerprints(results).Distinct().Count());
    }

    private static Value[] ResultsOf(string scenario) => [.. SarifWriting.Write(Journals.Of(scenario)).Get("runs")!.Items[0].Get("results")!.Items];

    private static IEnumerable<string?> Fingerprints(IEnumerable<Value> results) => results.Select(result => result.Get("partialFingerprints")!.GetText("reach/v1"));
}
