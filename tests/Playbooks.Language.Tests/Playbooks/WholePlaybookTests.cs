using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Language.Playbooks;

namespace Playbooks.Language.Tests.Playbooks;

public sealed class WholePlaybookTests
{
    public static TheoryData<string> Whole => [.. RepositoryFiles.In("tests/Playbooks.Language.Tests/Fixtures").Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_whole_playbook_binds(string file) => Assert.NotEmpty(Bind(file).Stages);

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_bound_playbook_survives_being_pinned(string file)
    {
        var written = PlaybookJson.Write(Bind(file));
        var again = PlaybookJson.Write(PlaybookJson.Read(written));

        Assert.Equal(PlainJson.Write(written), PlainJson.Write(again));
        Assert.Equal(PlaybookJson.DigestOf(written), PlaybookJson.DigestOf(again));
    }

    [Fact]
    public void Steps_carry_what_their_contracts_say_and_which_steps_they_read()
    {
        var steps = Bind("package-compromise.yaml").Stages.SelectMany(stage => stage.Steps).ToDictionary(step => step.Id);

        Assert.Equal((Effect.Reads, "github"), (steps["runs"].Effect, steps["runs"].Provider));
        Assert.Equal(["repositories"], steps["runs"].Reads.AsEnumerable());
        Assert.Equal(["runs", "secrets", "subjects", "account", "directory", "registry", "logs"], steps["reach"].Reads.AsEnumerable());
        Assert.Equal(["aws.cut-oidc-trust"], steps["revoke-sessions"].OrderAfter.AsEnumerable());
        Assert.Equal(["cut-trust"], steps["revoke-sessions"].After.AsEnumerable());
        Assert.Equal((Effect.Changes, "engine"), (steps["undo"].Effect, steps["undo"].Provider));
        Assert.Equal(TimeSpan.FromMinutes(15), steps["runs"].Timeout);
        Assert.Equal(FailureRule.Continue, steps["cancel"].OnFailure);
    }

    [Fact]
    public void Declarations_are_read_as_they_are_written()
    {
        var playbook = Bind("package-compromise.yaml");

        Assert.Equal(new Control("NIST CSF 2.0", "RS.MA-2"), playbook.Controls[0]);
        Assert.Equal(("list<string>", false), (playbook.Inputs[1].Type.Name, playbook.Inputs[1].Required));
        Assert.Equal(Value.EmptyList, playbook.Inputs[1].Default);
        Assert.Equal("security-leads", playbook.Roles[0].EscalateTo);
        Assert.Equal([new("security", 1), new("platform", 1), new("identity", 1)], playbook.Stages[2].Checkpoint?.Approvals.AsEnumerable());
        Assert.Equal(TimeSpan.FromHours(4), playbook.Stages[4].Checkpoint?.Deadline);
        Assert.Equal(["reach-graph", "evidence"], playbook.Stages[1].Report.AsEnumerable());
    }

    [Theory]
    [InlineData("pkg:github/tj-actions/changed-files", true)]
    [InlineData("pkg:npm/%40acme/web@1.2.3?arch=x64#lib", true)]
    [InlineData("pkg:npm/@acme/web", false)]
    [InlineData("tj-actions/changed-files", false)]
    [InlineData("pkg:npm/", false)]
    public void A_run_takes_package_urls_only_also_after_the_playbook_was_pinned(string artifact, bool isTaken)
    {
        var pinned = PlaybookJson.Read(PlaybookJson.Write(Bind("package-compromise.yaml")));

        var wrong = Core.Runs.Inputs.Check(pinned, Value.MapOf(("artifact", Value.Of(artifact)), ("windows", Value.EmptyList)));

        Assert.Equal(isTaken, wrong.Count == 0);
        Assert.All(wrong, problem => Assert.StartsWith($"input 'artifact' is '{artifact}', which is no package URL. ", problem, StringComparison.Ordinal));
    }

    private static Playbook Bind(string file) =>
        PlaybookBinder.Bind(file, File.ReadAllBytes(RepositoryFiles.Path($"tests/Playbooks.Language.Tests/Fixtures/{file}")), TestCatalog.Contracts) switch
        {
            Bound.Success success => success.Playbook,
            Bound.Failure failure => throw new Xunit.Sdk.XunitException(string.Join('\n', failure.Diagnostics)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
