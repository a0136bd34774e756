using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Tests.Reach.Mapping;

public class HandOnTests
{
    [Theory]
    [InlineData("actions/upload-artifact", "actions/download-artifact", 1, "push", "artifact-handed-on")]
    [InlineData("actions/upload-artifact", "actions/download-artifact", 2, "workflow_run", "workflow-run-chain")]
    [InlineData("actions/upload-artifact", "actions/download-artifact", 2, "push", null)]
    [InlineData("actions/upload-artifact", "actions/checkout", 1, "push", null)]
    [InlineData("actions/cache", "actions/cache", 2, "push", "cache-restored")]
    [InlineData("actions/cache/save", "actions/cache/restore", 2, "push", "cache-restored")]
    [InlineData("actions/cache/restore", "actions/cache/restore", 2, "push", null)]
    [InlineData("actions/setup-go", "actions/setup-go", 2, "push", "cache-restored")]
    [InlineData("actions/setup-node", "actions/setup-node", 2, "push", null)]
    public void What_one_job_leaves_comes_into_another_that_takes_it(string gives, string takes, long run, string on, string? rule) =>
        Assert.Equal(rule, HandOnRules.Judge(Job(1, "push", gives), Job(run, on, takes))?.Rule);

    [Fact]
    public void Setup_with_a_cache_gives_and_takes_it() =>
        Assert.Equal(new HandedOn(false, true, false, true), HandedOn.By(With("actions/setup-node", ("cache", "npm"))));

    [Fact]
    public void A_cache_of_a_pull_request_stays_on_its_branch()
    {
        var pull = Job(1, "pull_request", "actions/cache") with { Branch = "feature" };

        Assert.Null(HandOnRules.Judge(pull, Job(2, "push", "actions/cache")));
        Assert.Equal("cache-restored", HandOnRules.Judge(pull, Job(2, "push", "actions/cache") with { Branch = "feature" })?.Rule);
    }

    [Fact]
    public void A_run_that_a_token_started_is_possible_and_one_that_a_person_started_is_not()
    {
        Assert.Equal("dispatch-chain", HandOnRules.Judge(Job(1, "push", "a/b"), Job(2, "repository_dispatch", "a/b") with { Actor = "github-actions[bot]" })?.Rule);
        Assert.Null(HandOnRules.Judge(Job(1, "push", "a/b"), Job(2, "repository_dispatch", "a/b")));
    }

    private static HandOnJob Job(long run, string on, string uses) => new(run, "build", on, "main", "dana", HandedOn.By(With(uses)));

    private static JobFacts With(string uses, params (string Name, string Value)[] inputs)
    {
        var parts = uses.Split('/', 3);
        var step = new StepFacts
        {
            Index = 0,
            Uses = new($"{uses}@v4", UsesKind.Action, PinKind.VersionTag) { Owner = parts[0], Repository = parts[1], Path = parts.ElementAtOrDefault(2) ?? "", Ref = "v4" },
        };
        return new() { Id = "build", Permissions = PermissionFacts.Default, Steps = [step with { Inputs = step.Inputs.AddRange(inputs.Select(i => KeyValuePair.Create(i.Name, i.Value))) }] };
    }
}
