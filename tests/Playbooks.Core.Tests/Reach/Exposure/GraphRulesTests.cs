using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Packages;

namespace Playbooks.Core.Tests.Reach.Exposure;

/// <summary>What a dependency graph adds where a commit has no lockfile.</summary>
public class GraphRulesTests
{
    private static readonly SuspectPackage Nx = new(PackageUrl.Of("npm", "nx"), ["21.5.0"], []);

    [Theory]
    [InlineData("nx", "21.5.0", ExposureGrade.Probable, "sbom")]
    [InlineData("nx", "21.4.0", ExposureGrade.Possible, "sbom")]
    [InlineData("nx", ">= 21, < 22", ExposureGrade.Possible, "sbom")]
    [InlineData("nx", null, ExposureGrade.Possible, "sbom")]
    [InlineData("@nx/js", "21.5.0", ExposureGrade.Possible, "no-lockfile")]
    public void A_graph_makes_a_hostile_version_probable_and_rules_nothing_out(string name, string? version, ExposureGrade grade, string rule)
    {
        var finding = InstallRules.Locked(Nx, Open with { Graph = new([PackageUrl.Of("npm", name, version)], null) });

        Assert.Equal((grade, rule), (finding.Grade, finding.Rule));
        Assert.Contains("default branch now", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nx", "21.5.0", ExposureGrade.Probable, "graph-change", "saw pkg:npm/nx 21.5.0 come between abc and def, the commit that ran. ")]
    [InlineData("nx", "21.4.0", ExposureGrade.Possible, "no-lockfile", "It saw 21.4.0 of pkg:npm/nx come between abc and def, the commit that ran.")]
    [InlineData("nx", null, ExposureGrade.Possible, "no-lockfile", "It saw a version that it does not name of pkg:npm/nx come")]
    [InlineData("@nx/js", "21.5.0", ExposureGrade.Possible, "no-lockfile", "It saw nothing of pkg:npm/nx come")]
    public void What_came_since_before_the_window_makes_a_hostile_version_probable_and_rules_nothing_out(string name, string? version, ExposureGrade grade, string rule, string words)
    {
        var finding = InstallRules.Locked(Nx, Open with { Graph = new([], null), Change = new("abc", "def", [PackageUrl.Of("npm", name, version)]) });

        Assert.Equal((grade, rule), (finding.Grade, finding.Rule));
        Assert.Contains(words, finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_hostile_entry_among_others_decides() => Assert.Equal(
        ExposureGrade.Probable,
        InstallRules.Locked(Nx, Open with { Graph = new([PackageUrl.Of("npm", "nx", "20.0.0"), PackageUrl.Of("npm", "nx", "21.5.0")], null) }).Grade);

    [Fact]
    public void Where_no_version_is_known_to_be_hostile_it_stays_possible() => Assert.Equal(
        (ExposureGrade.Possible, "sbom"),
        InstallRules.Locked(Nx with { Versions = [] }, Open with { Graph = new([PackageUrl.Of("npm", "nx", "21.5.0")], null) }) is var f ? (f.Grade, f.Rule) : default);

    [Fact]
    public void A_graph_that_is_off_is_said() =>
        Assert.EndsWith("The dependency graph could not be read: it is off.", InstallRules.Locked(Nx, Open with { Graph = new([], "it is off") }).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_lockfile_of_the_commit_says_more_than_a_graph_of_today()
    {
        var clean = new LockfileFacts("npm-v3", [new(PackageUrl.Of("npm", "nx"), "21.4.0", null, 1)], []);
        var commit = new CommitPackages([new("package-lock.json", clean)], ["package.json"], []) { Graph = new([PackageUrl.Of("npm", "nx", "21.5.0")], null) };

        Assert.False(commit.IsIncomplete);
        Assert.Equal("locked-other", InstallRules.Locked(Nx, commit).Rule);
    }

    private static CommitPackages Open => new([], ["package.json"], []);
}
