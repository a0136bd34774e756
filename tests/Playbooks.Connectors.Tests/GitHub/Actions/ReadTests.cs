using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Values;
using Playbooks.Language.Workflows;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

public class ReadTests
{
    [Fact]
    public async Task Runs_are_found_by_when_their_jobs_began_with_the_evidence_for_each()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.ReadAsync("github.find-runs", FindRuns("tj-actions/changed-files"));

        var runs = output.Get("runs")?.Items ?? [];
        Assert.Equal([github.Run("rerun"), github.Run("inside")], runs.Select(Number));
        Assert.All(runs, r => Assert.Equal("confirmed", r.GetText("grade")));
        Assert.Equal(["build"], runs[0].Get("jobs")?.Items.Select(j => j.GetText("name")));
        Assert.Equal(Value.Of(2), runs[0].Get("jobs")?.Items.Single().Get("attempt"));
    }

    [Fact]
    public async Task Without_logs_a_file_makes_it_probable()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.ReadAsync("github.find-runs", FindRuns("tj-actions/changed-files@v44", ""","logs":false"""));

        Assert.All(output.Get("runs")?.Items ?? [], r => Assert.Equal("probable", r.GetText("grade")));
        Assert.Equal(2, output.Get("runs")?.Items.Length);
    }

    [Theory]
    [InlineData("tj-actions/changed-files@v45")]
    [InlineData("tj-actions/changed")]
    [InlineData("other/changed-files")]
    public async Task Another_action_or_ref_is_not_found(string uses)
    {
        await using var github = await SandboxGitHub.StartAsync();

        Assert.Empty((await github.ReadAsync("github.find-runs", FindRuns(uses))).Get("runs")?.Items ?? [Value.Nothing]);
    }

    [Theory]
    [InlineData("""{"repositories":["acme/web"],"uses":"nothing","windows":[{"from":"2025-03-14T00:00:00Z","to":"2025-03-15T00:00:00Z"}]}""")]
    [InlineData("""{"repositories":["acme/web"],"uses":"a/b","windows":[]}""")]
    [InlineData("""{"repositories":["acme/web"],"uses":"a/b","windows":[{"from":"2025-03-16T00:00:00Z","to":"2025-03-15T00:00:00Z"}]}""")]
    [InlineData("""{"repositories":["acme/web"],"uses":"a/b","windows":[{"from":"yesterday","to":"2025-03-15T00:00:00Z"}]}""")]
    public async Task A_search_for_nothing_is_refused(string with)
    {
        await using var github = await SandboxGitHub.StartAsync();

        Assert.Equal("invalid-arguments", Assert.IsType<ActionOutcome.FailedFinal>(await github.TryReadAsync("github.find-runs", with)).Code);
    }

    [Fact]
    public async Task A_repository_that_cannot_be_seen_is_said_aloud()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.ReadAsync("github.find-runs", FindRuns("a/b").Replace("acme/web", "acme/gone", StringComparison.Ordinal));

        Assert.Equal("github:acme/gone", output.Get("cannot_tell")?.Items.Single().GetText("what"));
    }

    [Fact]
    public async Task Indicators_are_told_by_place_and_never_with_what_stands_there()
    {
        await using var github = await SandboxGitHub.StartAsync();
        var with = $$"""{"repository":"acme/web","runs":[{{github.Run("rerun")}},{{github.Run("stuck")}},5],"indicators":["running CHANGED-files","nothing"]}""";

        var output = await github.ReadAsync("github.read-logs", with);

        var finding = output.Get("findings")?.Items.Single();
        Assert.Equal((Value.Of(2), "running CHANGED-files"), (finding?.Get("attempt"), finding?.GetText("indicator")));
        Assert.Equal(Value.Of(3), output.Get("searched"));
        Assert.Equal(2, output.Get("cannot_tell")?.Items.Length);
    }

    [Fact]
    public async Task A_short_indicator_is_refused()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var outcome = await github.TryReadAsync("github.read-logs", """{"repository":"acme/web","runs":[],"indicators":["abc"]}""");

        Assert.Equal("invalid-arguments", Assert.IsType<ActionOutcome.FailedFinal>(outcome).Code);
    }

    [Fact]
    public async Task Secrets_are_listed_by_name_and_place()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var web = await github.ReadAsync("github.list-secrets", """{"repository":"acme/web"}""");
        var acme = await github.ReadAsync("github.list-secrets", """{"organization":"acme"}""");

        Assert.Equal(["DEPLOY_KEY repository", "NPM_TOKEN repository", "SHARED organization", "PROD environment", "NPM_TOKEN repository dependabot", "REGISTRY organization dependabot", "DEV repository codespaces"], web.Get("secrets")?.Items.Select(s => $"{s.GetText("name")} {s.GetText("scope")} {s.GetText("store")}".Replace(" actions", "", StringComparison.Ordinal)));
        Assert.Equal("production", web.Get("environments")?.Items.Single().GetText("name"));
        Assert.Equal([Value.Of("acme/web")], acme.Get("secrets")?.Items[0].Get("repositories")?.Items);
        Assert.Equal(["SHARED actions", "REGISTRY dependabot"], acme.Get("secrets")?.Items.Select(s => $"{s.GetText("name")} {s.GetText("store")}"));
        Assert.Contains("does not open", Assert.Single(acme.Get("cannot_tell")?.Items ?? []).GetText("why"), StringComparison.Ordinal);
        Assert.Empty(web.Get("cannot_tell")?.Items ?? [Value.Nothing]);
    }

    [Fact]
    public async Task A_store_of_secrets_that_the_App_may_not_see_is_said_once_and_leaves_the_others_whole()
    {
        await using var github = await SandboxGitHub.StartAsync(data => data["github"]?["app"]?["permissions"]?.AsObject().Remove("organization_dependabot_secrets"));

        var web = await github.ReadAsync("github.list-secrets", """{"repository":"acme/web"}""");
        var facts = ReachFactsReader.Read(Value.MapOf(("artifact", Value.Of("a/b")), ("secrets", Value.ListOf([Value.MapOf(("item", Value.Of("acme/web")), ("output", web))]))), WorkflowReader.Read);

        Assert.Equal("github:acme/web: secrets of dependabot", Assert.Single(web.Get("cannot_tell")?.Items ?? []).GetText("what"));
        Assert.DoesNotContain(web.Get("secrets")?.Items ?? [], s => s.GetText("store") == "dependabot");
        Assert.True(facts?.Secrets["acme/web"].IsWhole);
        Assert.Null(facts?.Secrets["acme/web"].Inventory.Dependabot);
        Assert.Contains(facts?.Unseen ?? [], u => u.What == "github:acme/web: secrets of dependabot");
    }

    [Fact]
    public async Task Repositories_subjects_and_workflows_are_read()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var repositories = await github.ReadAsync("github.list-repositories", "{}");
        var subjects = await github.ReadAsync("github.read-oidc-subjects", """{"repository":"acme/web"}""");
        var workflow = await github.ReadAsync("github.check-workflow", """{"repository":"acme/web","workflow":"ci.yml"}""");

        Assert.Equal(["acme/api", "acme/shop", "acme/web"], repositories.Get("repositories")?.Items.Select(r => r.GetText("repository")));
        Assert.Equal(Value.True, subjects.Get("own")?.Get("use_default"));
        Assert.Equal("active", workflow.GetText("state"));
    }

    private static string FindRuns(string uses, string more = "") =>
        $$"""{"repositories":["acme/web"],"uses":"{{uses}}","windows":[{"from":"2025-03-14T16:00:00Z","to":"2025-03-15T22:00:00Z"}]{{more}}}""";

    private static long Number(Value run) => Assert.IsType<Value.Int>(run.Get("run")).Number;
}
