using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Workflows;
using static Playbooks.Core.Tests.Reach.Mapping.FactsForTests;

namespace Playbooks.Core.Tests.Reach.Mapping;

/// <summary>A package that a script installs, where the run's lockfiles are the evidence.</summary>
public class PackageMapTests
{
    private const string Deploy = "github:repo:acme/web:DEPLOY";

    [Theory]
    [InlineData(ExposureGrade.Confirmed)]
    [InlineData(ExposureGrade.Probable)]
    public void What_a_later_step_is_given_is_probable_where_the_lockfile_pins_the_hostile_version(ExposureGrade evidence) => Assert.Equal(
        (ExposureGrade.Probable, "runner-memory"),
        Edge(ReachMap.Of(Facts(evidence, "npm ci"), Now)));

    [Fact]
    public void Without_a_lockfile_it_is_possible() =>
        Assert.Equal(ExposureGrade.Possible, Edge(ReachMap.Of(Facts(ExposureGrade.Possible, "npm install"), Now)).Grade);

    [Fact]
    public void A_script_that_names_a_hostile_version_needs_no_lockfile() => Assert.Equal(
        (ExposureGrade.Possible, "not-excluded"), Edge(ReachMap.Of(Facts(ExposureGrade.Possible, "npm i nx@21.5.0"), Now)));

    [Fact]
    public void What_an_action_may_have_installed_is_possible_and_said() => Assert.Equal(
        ExposureGrade.Possible, Edge(ReachMap.Of(Facts(ExposureGrade.Confirmed, "make", Using("acme", "build", "v1")), Now)).Grade);

    private static ReachFacts Facts(ExposureGrade evidence, string script, StepFacts? first = null) => Web with
    {
        Artifact = "pkg:npm/nx",
        Versions = ["21.5.0"],
        Jobs = [AffectedJob(new(evidence, "not-excluded", "x"))],
        Files = With(Workflow(Step("DEPLOY"), first: first ?? new() { Index = 0, Run = script })),
    };

    private static (ExposureGrade Grade, string Rule) Edge(ReachMap map) =>
        map.Graph.Edges.Single(e => e.From == Job && e.To == Deploy) is var edge ? (edge.Finding.Grade, edge.Finding.Rule) : default;
}
