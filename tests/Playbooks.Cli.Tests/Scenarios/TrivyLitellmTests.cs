namespace Playbooks.Cli.Tests.Scenarios;

public sealed class DrilledTrivyLitellm() : DrilledScenario("trivy-litellm");

public sealed class TrivyLitellmTests(DrilledTrivyLitellm drilled) : ScenarioDrillTests(drilled), IClassFixture<DrilledTrivyLitellm>
{
    [Fact]
    public void After_the_advisory_was_revised_only_the_difference_is_contained()
    {
        var disabled = Journal.Where(e => e.GetText("event") == "action.finished").Select(e => e.Get("data")?.GetText("action") ?? "").Where(id => id.StartsWith("disable#", StringComparison.Ordinal)).ToList();

        Assert.Single(Journal, e => e.GetText("event") == "run.amended");
        Assert.True(disabled.Count > 6, $"{disabled.Count} workflows were disabled");
        Assert.Equal(disabled.Count, disabled.Distinct().Count());
    }
}
