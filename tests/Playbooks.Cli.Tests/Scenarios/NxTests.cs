namespace Playbooks.Cli.Tests.Scenarios;

public sealed class DrilledNx() : DrilledScenario("nx-s1ngularity");

public sealed class NxTests(DrilledNx drilled) : ScenarioDrillTests(drilled), IClassFixture<DrilledNx>
{
    [Fact]
    public void Laptops_and_images_are_on_the_map_as_their_inventories_say()
    {
        var reached = Edges("confirmed", "probable").Select(e => e.GetText("to") ?? "").Where(to => to.StartsWith("host:", StringComparison.Ordinal));

        Assert.Equal(["host:golden-image/build-agent", "host:laptop/ana", "host:laptop/ben"], reached.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_made_renamed_and_published_with_stolen_tokens_is_hidden() =>
        Assert.Equal(["s1ngularity-repository-0", "s1ngularity-repository-k3x9q", "s1ngularity-repository-m7w2z"], Hidden);

    [Fact]
    public void People_are_asked_for_the_tokens_of_developers_and_of_their_tools()
    {
        string[] expected = ["claude-ben", "github-ana", "github-ben", "npm-ana", "npm-publish"];

        Assert.Equal(expected, Tasks.Order(StringComparer.Ordinal));
    }
}
