namespace Playbooks.Cli.Tests.Scenarios;

public sealed class DrilledExposedKey() : DrilledScenario("exposed-key");

public sealed class ExposedKeyTests(DrilledExposedKey drilled) : ScenarioDrillTests(drilled), IClassFixture<DrilledExposedKey>
{
    [Fact]
    public void What_the_key_could_read_is_replaced_with_it_and_nothing_else_is()
    {
        string[] expected = ["aws-uploader", "entra-mailer"];

        Assert.Equal(expected, Rotated.Order(StringComparer.Ordinal));
    }
}
