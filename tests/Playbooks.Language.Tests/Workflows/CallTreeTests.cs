using System.Globalization;
using System.Text;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Workflows;

namespace Playbooks.Language.Tests.Workflows;

public sealed class CallTreeTests
{
    private readonly Dictionary<string, string> files = [];

    [Fact]
    public void Inherited_secrets_keep_their_names_through_two_calls()
    {
        files["a.yml"] = Called("jobs: {b: {uses: ./b.yml, secrets: inherit}}");
        files["b.yml"] = Called("jobs: {c: {steps: [{run: 'echo ${{ secrets.DEEP }}'}]}}");

        var job = Assert.Single(Follow("jobs: {a: {uses: ./a.yml, secrets: inherit}}"));

        Assert.Equal("a/b/c", string.Join('/', job.Calls));
        Assert.Equal(["DEEP"], job.Secrets.Names.AsEnumerable());
        Assert.Null(job.CannotTell);
    }

    [Fact]
    public void Passed_secrets_are_told_by_the_callers_names_and_others_are_not_reached()
    {
        files["a.yml"] = Called("jobs: {b: {uses: ./b.yml, secrets: {inner: '${{ secrets.Token }}'}}}");
        files["b.yml"] = Called("jobs: {c: {steps: [{run: 'echo ${{ secrets.INNER }} ${{ secrets.OTHER }}'}]}}");

        var job = Assert.Single(Follow("jobs: {a: {uses: ./a.yml, secrets: {token: '${{ secrets.ONE || secrets.TWO }}'}}}"));

        Assert.Equal(["ONE", "TWO"], job.Secrets.Names.AsEnumerable());
        Assert.Empty(job.Secrets.EnvironmentOnly);
    }

    [Fact]
    public void A_called_job_with_an_environment_has_that_environments_secrets_without_being_passed_them()
    {
        files["a.yml"] = Called("jobs: {c: {environment: prod, steps: [{run: 'echo ${{ secrets.PROD_KEY }}'}]}}");

        var job = Assert.Single(Follow("jobs: {a: {uses: ./a.yml}}"));

        Assert.Equal(["PROD_KEY"], job.Secrets.EnvironmentOnly.AsEnumerable());
        Assert.Empty(job.Secrets.Names);
    }

    [Theory]
    [InlineData("secrets: inherit", true, "")]
    [InlineData("secrets: {x: '${{ secrets.A }}'}", false, "A")]
    [InlineData("secrets: {x: '${{ toJSON(secrets) }}'}", true, "")]
    [InlineData("if: true", false, "")]
    public void A_called_job_that_asks_for_everything_gets_what_it_was_handed(string secrets, bool all, string names)
    {
        files["a.yml"] = Called("jobs: {c: {steps: [{run: 'echo ${{ toJSON(secrets) }}'}]}}");

        var job = Assert.Single(Follow($"jobs: {{a: {{uses: ./a.yml, {secrets}}}}}"));

        Assert.Equal((all, names), (job.Secrets.All, string.Join(',', job.Secrets.Names)));
    }

    [Theory]
    [InlineData("./missing.yml", "is not there")]
    [InlineData("./broken.yml", "is no workflow")]
    [InlineData("./circle.yml", "in a circle")]
    [InlineData("./deep0.yml", "below level 10")]
    [InlineData("acme/x@v1", "names no workflow file")]
    public void A_call_that_cannot_be_followed_may_do_anything_with_what_it_is_handed(string uses, string reason)
    {
        files["broken.yml"] = "[";
        files["circle.yml"] = Called("jobs: {c: {uses: ./circle.yml, secrets: inherit}}");
        for (var i = 0; i < 15; i++)
        {
            files[string.Create(CultureInfo.InvariantCulture, $"deep{i}.yml")] = Called(string.Create(CultureInfo.InvariantCulture, $"jobs: {{c: {{uses: ./deep{i + 1}.yml, secrets: inherit}}}}"));
        }

        var job = Assert.Single(Follow($"jobs: {{a: {{uses: {uses}, secrets: inherit}}}}"));

        Assert.Contains(reason, job.CannotTell, StringComparison.Ordinal);
        Assert.True(job.Secrets.All);
    }

    [Fact]
    public void A_local_call_inside_somebody_elses_workflow_stays_in_their_repository()
    {
        var asked = new List<string>();
        files["acme/wf/.github/workflows/a.yml@v1"] = Called("jobs: {b: {uses: ./b.yml}}");

        _ = CallTree.Follow(Read("start.yml", "on: push\njobs: {a: {uses: acme/wf/.github/workflows/a.yml@v1}}"), (repository, path, gitRef) =>
        {
            asked.Add($"{repository} {path} {gitRef}");
            return Find(repository, path, gitRef);
        });

        Assert.Equal(["acme/wf .github/workflows/a.yml v1", "acme/wf b.yml v1"], asked);
    }

    [Fact]
    public void A_called_job_never_has_more_permissions_than_its_caller()
    {
        files["a.yml"] = Called("permissions: {contents: write, id-token: write}\njobs: {c: {steps: []}, d: {permissions: read-all, steps: []}}");

        var jobs = Follow("jobs: {a: {uses: ./a.yml, permissions: {contents: read, issues: write}}}");

        Assert.Equal("contents=read", string.Join(',', jobs[0].Permissions.Scopes.Select(s => $"{s.Key}={s.Value}")));
        Assert.False(jobs[0].Permissions.CanRequestIdToken);
        Assert.Equal("contents=read,issues=read", string.Join(',', jobs[1].Permissions.Scopes.Select(s => $"{s.Key}={s.Value}")));
    }

    [Fact]
    public void Calls_that_multiply_are_followed_only_so_far()
    {
        for (var i = 0; i < 9; i++)
        {
            var jobs = string.Join(',', Enumerable.Range(0, 10).Select(k => string.Create(CultureInfo.InvariantCulture, $"c{k}: {{uses: ./fan{i + 1}.yml}}")));
            files[string.Create(CultureInfo.InvariantCulture, $"fan{i}.yml")] = Called($"jobs: {{{jobs}}}");
        }

        var reached = Follow("jobs: {a: {uses: ./fan0.yml}}");

        Assert.InRange(reached.Length, 1, 10 * CallTree.MostCalls);
        Assert.Contains(reached, j => j.CannotTell?.Contains("more than 500 calls", StringComparison.Ordinal) == true);
    }

    private static string Called(string jobs) => "on: workflow_call\n" + jobs;

    private System.Collections.Immutable.ImmutableArray<ReachedJob> Follow(string jobs) => CallTree.Follow(Read("start.yml", "on: push\n" + jobs), Find);

    private WorkflowFacts? Find(string? repository, string path, string? gitRef) =>
        files.TryGetValue(repository is null ? path : $"{repository}/{path}@{gitRef}", out var text) ? Read(path, text) : null;

    private static WorkflowFacts Read(string path, string text) => WorkflowReader.Read(path, Encoding.UTF8.GetBytes(text));
}
