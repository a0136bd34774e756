using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

public class BaselineTests
{
    [Theory]
    [InlineData("""{"repository":"acme/web"}""", "deploy-key webhook workflow workflow-file collaborator secret environment actions-policy token-policy visibility")]
    [InlineData("""{"organization":"acme"}""", "webhook app runner runner-group member owner outside-collaborator invitation personal-token secret actions-policy token-policy runner-policy")]
    public async Task A_baseline_holds_each_kind_of_thing_and_is_the_same_while_nothing_changes(string with, string kinds)
    {
        await using var github = await SandboxGitHub.StartAsync();

        var first = await github.ReadAsync("github.capture-baseline", with);
        var second = await github.ReadAsync("github.capture-baseline", with);

        Assert.Equal(kinds.Split(' ').Order(StringComparer.Ordinal), Objects(first, "objects", "kind").Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(first.Get("cannot_tell")?.Items ?? default);
        Assert.Equal((first.GetText("digest"), first.Get("objects")), (second.GetText("digest"), second.Get("objects")));
        Assert.Matches("^[0-9a-f]{64}$", first.GetText("digest"));
    }

    [Fact]
    public async Task What_came_went_or_changed_since_the_baseline_is_told()
    {
        await using var github = await SandboxGitHub.StartAsync();
        var baseline = (await github.ReadAsync("github.capture-baseline", """{"repository":"acme/web"}""")).Get("objects") ?? Value.EmptyList;
        await github.PerformAsync("github.create-deploy-key", """{"repository":"acme/web","title":"back door","read_only":false,"public_key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJNWSHQ+M3bySCCSICLZlMWqcqgkPnCdFkLaQkYeKUna"}""");
        await github.PerformAsync("github.set-webhook", $$"""{"repository":"acme/web","hook":{{github.Hook("web")}},"url":"https://evil.example.com/"}""");
        await github.PerformAsync("github.remove-collaborator", """{"repository":"acme/web","user":"trent"}""");

        var found = await Check(github, "acme/web", baseline);
        var expected = await Check(github, "acme/web", baseline, "deploy-key", $"webhook {github.World.Repositories.SelectMany(r => r.Hooks).Single().Id}");

        Assert.Equal(["deploy-key"], Objects(found, "added", "kind"));
        Assert.Equal(["webhook"], Objects(found, "changed", "kind"));
        Assert.Equal(["trent"], Objects(found, "removed", "name"));
        Assert.Equal((Value.False, Value.True), (found.Get("clean"), expected.Get("clean")));
    }

    [Fact]
    public async Task What_was_created_in_the_window_is_told_even_where_the_baseline_has_it()
    {
        await using var github = await SandboxGitHub.StartAsync();
        var baseline = (await github.ReadAsync("github.capture-baseline", """{"organization":"acme"}""")).Get("objects") ?? Value.EmptyList;

        var found = await github.ReadAsync("github.check-persistence", PlainJson.Write(Value.MapOf(("organization", Value.Of("acme")), ("baseline", baseline), ("since", Value.Of("2025-03-14T16:00:00Z")))));

        Assert.Equal(["invitation"], Objects(found, "created_since", "kind"));
        Assert.Equal(Value.False, found.Get("clean"));
    }

    [Fact]
    public async Task What_the_app_may_not_see_is_not_clean()
    {
        await using var github = await SandboxGitHub.StartAsync();
        var baseline = (await github.ReadAsync("github.capture-baseline", """{"organization":"acme"}""")).Get("objects") ?? Value.EmptyList;
        github.Host.AddFault(new() { Kind = Playbooks.Sandbox.Faults.FaultKind.Refuse, Operation = "orgs/list-pat-grants", Status = 403 });

        var found = await github.ReadAsync("github.check-persistence", PlainJson.Write(Value.MapOf(("organization", Value.Of("acme")), ("baseline", baseline))));

        Assert.Equal(Value.False, found.Get("clean"));
        Assert.Equal(["github:acme: personal-token"], Objects(found, "cannot_tell", "what"));
    }

    [Fact]
    public async Task Actions_that_a_moved_tag_would_change_are_told_and_so_are_commits_that_nobody_knows()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var loose = await github.ReadAsync("github.check-pinning", """{"repository":"acme/web"}""");
        var empty = await github.ReadAsync("github.check-pinning", """{"repository":"acme/api"}""");

        Assert.Equal((Value.False, Value.Of(2)), (loose.Get("pinned"), loose.Get("files")));
        Assert.Equal(["actions/checkout@v4", "tj-actions/changed-files@v44", "actions/checkout@v4"], Objects(loose, "loose", "uses"));
        Assert.Equal((Value.True, Value.Of(0)), (empty.Get("pinned"), empty.Get("files")));
    }

    [Fact]
    public async Task A_secret_is_proven_updated_by_its_time_only()
    {
        await using var github = await SandboxGitHub.StartAsync();
        const string With = """{"repository":"acme/web","name":"NPM_TOKEN","since":"2025-03-16T00:00:00Z"}""";
        var secret = Assert.IsType<Sandbox.GitHub.Secrets.StoredSecret>(github.World.Repository("acme", "web")?.Secrets.Items["NPM_TOKEN"]);

        Assert.Equal("not-updated", Assert.IsType<ActionOutcome.FailedFinal>(await github.TryReadAsync("github.prove-secret-updated", With)).Code);
        secret.Updated = github.Time.GetUtcNow();
        Assert.Equal("github:acme/web/secrets/NPM_TOKEN", (await github.ReadAsync("github.prove-secret-updated", With)).GetText("target"));
    }

    [Fact]
    public async Task A_package_is_found_in_the_graphs_that_there_are()
    {
        await using var github = await SandboxGitHub.StartAsync();
        const string Both = "\"repositories\":[\"acme/web\",\"acme/api\"]";

        var found = await github.ReadAsync("github.find-dependency", $$"""{{{Both}},"package":"pkg:npm/%40acme/ui","versions":["2.0.0"]}""");
        var other = await github.ReadAsync("github.find-dependency", $$"""{{{Both}},"package":"pkg:npm/left-pad","versions":["1.0.0"]}""");

        Assert.Equal(["acme/web"], Objects(found, "uses", "repository"));
        Assert.Equal(["github:acme/api: dependency graph"], Objects(found, "cannot_tell", "what"));
        Assert.Empty(Objects(other, "uses", "repository"));
    }

    private static Task<Value> Check(SandboxGitHub github, string repository, Value baseline, params string[] expected) => github.ReadAsync("github.check-persistence", PlainJson.Write(Value.MapOf(
        ("repository", Value.Of(repository)), ("baseline", baseline), ("expected", Value.ListOf(expected)))));

    private static IEnumerable<string?> Objects(Value output, string list, string member) => output.Get(list)?.Items.Select(i => i.GetText(member)) ?? [];
}
