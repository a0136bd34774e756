using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Reach.Packages;

namespace Playbooks.Core.Tests.Reach.Inventories;

public class InventoryRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 24, 10, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<ExposureWindow> Windows = [new(Start, Start.AddHours(6))];

    [Theory]
    [InlineData(InventoryKind.Laptop, ExposureGrade.Confirmed, "inventory-version")]
    [InlineData(InventoryKind.BuildStage, ExposureGrade.Confirmed, "inventory-version")]
    [InlineData(InventoryKind.Image, ExposureGrade.Probable, "inventory-image")]
    public void A_hostile_version_ran_where_it_was_installed_and_probably_where_its_image_runs(string kind, ExposureGrade grade, string rule) =>
        Assert.Equal((grade, rule), Judge(List(("litellm", "1.82.7", null)), kind));

    [Theory]
    [InlineData("sha512-qg==", ExposureGrade.Confirmed, "inventory-hash")]
    [InlineData("sha512:AA", ExposureGrade.Confirmed, "inventory-hash")]
    [InlineData("sha512:ab", ExposureGrade.Possible, "inventory-other-hash")]
    [InlineData("sha256:ab", ExposureGrade.Probable, "inventory-image")]
    public void Hashes_decide_where_they_are_of_the_same_algorithm(string integrity, ExposureGrade grade, string rule) =>
        Assert.Equal((grade, rule), Judge(List(("litellm", "1.82.7", integrity)), InventoryKind.Image, "sha512:aa"));

    [Fact]
    public void Names_are_compared_as_the_registry_does() =>
        Assert.Equal(ExposureGrade.Confirmed, Judge(List(("Lite_LLM", "1.82.7", null)), InventoryKind.Laptop, package: "pkg:pypi/lite.llm").Grade);

    [Fact]
    public void Other_versions_and_other_packages_are_ruled_out_by_their_own_rules()
    {
        Assert.Equal((ExposureGrade.RuledOut, "inventory-other-version"), Judge(List(("litellm", "1.82.6", null)), InventoryKind.Laptop));
        Assert.Equal((ExposureGrade.RuledOut, "inventory-without"), Judge(List(("requests", "1.82.7", null)), InventoryKind.Laptop));
    }

    [Fact]
    public void A_look_alike_name_is_another_package() =>
        Assert.Equal((ExposureGrade.RuledOut, "inventory-without"), Judge(List(("lite\u04cf\u04cfm", "1.82.7", null)), InventoryKind.Laptop));

    [Fact]
    public void A_list_that_may_lack_something_rules_nothing_out() => Assert.Equal(
        (ExposureGrade.Possible, "inventory-not-whole"), Judge(List() with { Doubts = [new("the file is cut off", null, 3)] }, InventoryKind.Laptop));

    [Fact]
    public void A_name_without_a_registry_is_possible() =>
        Assert.Equal((ExposureGrade.Possible, "inventory-name-only"), Judge(new("spdx", [new(PackageUrl.Of("unidentified", "LiteLLM"), "1.82.7", null, 1)], []), InventoryKind.Laptop));

    [Fact]
    public void What_was_gone_before_the_window_is_ruled_out_and_what_came_after_is_not()
    {
        Assert.Equal((ExposureGrade.RuledOut, "inventory-before-window"), Judge(List(("litellm", "1.82.7", null)), InventoryKind.Laptop, to: Start.AddDays(-1)));
        Assert.Equal(ExposureGrade.Confirmed, Judge(List(("litellm", "1.82.7", null)), InventoryKind.Laptop, from: Start.AddDays(3)).Grade);
    }

    [Fact]
    public void Without_hostile_versions_every_one_is_possible() =>
        Assert.Equal((ExposureGrade.Possible, "inventory-any-version"), Judge(List(("litellm", "1.0", null)), InventoryKind.Laptop, package: "pkg:pypi/litellm", versions: []));

    private static LockfileFacts List(params (string Name, string Version, string? Integrity)[] packages) =>
        new("list", [.. packages.Select((p, n) => new LockedPackage(PackageUrl.Of("pypi", p.Name), p.Version, p.Integrity, n + 1))], []);

    private static (ExposureGrade Grade, string Rule) Judge(
        LockfileFacts list, string kind, string? hash = null, string package = "pkg:pypi/litellm", string[]? versions = null, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var suspect = SuspectPackage.Read(package, versions ?? ["1.82.7", "1.82.8"], hash is null ? [] : [hash], out _);
        var context = new InventoryContext("laptop-anna", kind, "anna", [], InventoryNetwork.Open, from, to);
        var finding = InventoryRules.Judge(new("id", context, list), suspect ?? throw new ArgumentException(package), Windows).Finding;
        return (finding.Grade, finding.Rule);
    }
}
