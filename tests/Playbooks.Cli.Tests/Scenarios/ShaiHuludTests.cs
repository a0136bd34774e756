namespace Playbooks.Cli.Tests.Scenarios;

public sealed class DrilledShaiHulud() : DrilledScenario("shai-hulud");

public sealed class ShaiHuludTests(DrilledShaiHulud drilled) : ScenarioDrillTests(drilled), IClassFixture<DrilledShaiHulud>
{
    [Fact]
    public void What_the_worms_own_workflows_and_machine_were_given_is_confirmed_by_a_rule_of_its_own()
    {
        var own = Edges("confirmed").Where(e => e.GetText("rule") == "attackers-own" && e.GetText("to")?.StartsWith("job:quayside/", StringComparison.Ordinal) == true);

        Assert.Equal(["api", "docs", "infra", "worker"], own.Select(e => e.GetText("to")?.Split('/')[1] ?? "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_worm_published_is_hidden() => Assert.Equal(["ledger-migration", "w8k3x1pzq7"], Hidden);
}
