using System.Text.Json.Nodes;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>Which jobs installed a package, on a sandbox over real HTTP: each repository is one case.</summary>
public class FindInstallsTests
{
    private const string Lock = """{"lockfileVersion": 3, "packages": {"node_modules/nx": {"version": "VERSION", "integrity": "sha512-AA=="}}}""";
    private const string Ci = "on: push\njobs:\n  build: {runs-on: ubuntu-latest, steps: [{uses: actions/checkout@v4}, {run: SCRIPT}]}\n";
    private const string Runs = """[{"name": "in", "workflow": "ci.yml", "at": "2025-08-27T01:00:00Z", "jobs": [{"name": "build", "steps": ["Run actions/checkout@v4", "STEP"]}]}]""";

    [Fact]
    public async Task Each_repository_gets_the_grade_that_its_lockfiles_and_steps_give()
    {
        await using var github = await StartAsync();

        var output = await github.ReadAsync("github.find-runs", With(["locked", "unseen", "two", "other", "floating", "cut", "none", "skipped", "never", "exact", "logged", "graphed", "graph-other", "graph-range", "graph-cut", "graph-without", "graph-locked"]));

        Assert.Equal(
            """
            acme/cut possible: package-lock.json: line 1: the JSON ends too early or is damaged here; what stands after it was not read. The dependency graph could not be read: it is off, or the App may not see it.
            acme/exact confirmed: The script installs nx 21.5.0.
            acme/floating possible: package.json has no lockfile beside it: the installer chose the version. The dependency graph could not be read: it is off, or the App may not see it.
            acme/graph-cut probable: The dependency graph names pkg:npm/nx 21.5.0, which is the default branch now, not the commit that ran. package-lock.json: line 1: the JSON ends too early or is damaged here; what stands after it was not read.
            acme/graph-other possible: The dependency graph names pkg:npm/nx 21.4.0, which is the default branch now, not the commit that ran. package.json has no lockfile beside it: the installer chose the version.
            acme/graph-range possible: The dependency graph names pkg:npm/nx ^21.0.0, which is the default branch now, not the commit that ran. package.json has no lockfile beside it: the installer chose the version.
            acme/graph-without possible: package.json has no lockfile beside it: the installer chose the version. The dependency graph does not name pkg:npm/nx, but tells of the default branch now only.
            acme/graphed probable: The dependency graph names pkg:npm/nx 21.5.0, which is the default branch now, not the commit that ran. package.json has no lockfile beside it: the installer chose the version.
            acme/locked confirmed: package-lock.json line 1 pins pkg:npm/nx 21.5.0.
            acme/logged confirmed: line 6 of the log names pkg:npm/nx 21.5.0
            acme/two probable: package-lock.json line 1 pins pkg:npm/nx 21.5.0; web/package-lock.json pins another version.
            acme/unseen probable: package-lock.json line 1 pins pkg:npm/nx 21.5.0.
            """,
            string.Join('\n', Jobs(output).Order(StringComparer.Ordinal)));
        Assert.Equal(
            """
            acme/graph-locked package-lock.json pins pkg:npm/nx 21.4.0.
            acme/never no runner ever took the job: nothing of it ran
            acme/other package-lock.json pins pkg:npm/nx 21.4.0.
            acme/skipped The steps that install were skipped or never reached.
            """,
            string.Join('\n', (output.Get("covered")?.Items ?? []).Select(c => $"{c.GetText("repository")} {c.GetText("why")}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_file_that_many_commits_share_is_fetched_once()
    {
        await using var github = await StartAsync();

        await github.ReadAsync("github.find-runs", With(["locked", "locked"]));

        Assert.Single(github.Requested, r => r.Contains("/contents/package-lock.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dependency_graph_is_asked_for_only_where_the_lockfiles_leave_the_version_open()
    {
        await using var github = await StartAsync();

        await github.ReadAsync("github.find-runs", With(["graphed", "graph-locked"]));

        Assert.Equal(["/repos/acme/graphed/dependency-graph/sbom"], github.Requested.Where(r => r.Contains("dependency-graph", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_came_between_the_commit_before_the_window_and_the_one_that_ran_dates_the_packages_arrival()
    {
        const string Data = """
            {"name": "acme", "now": "2025-08-28T12:00:00Z", "github": {
              "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "read", "contents": "read", "metadata": "read"} },
              "organisations": [{"login": "acme", "members": ["dana"], "repositories": [{"name": "web", "visibility": "private", "packages": ["pkg:npm/nx@21.6.0"],
                "commits": [{"name": "old", "at": "2025-08-20T00:00:00Z", "packages": ["pkg:npm/nx@21.4.0"]}, {"name": "bump", "at": "2025-08-27T00:30:00Z", "packages": ["pkg:npm/nx@21.5.0"]}],
                "runs": [{"name": "before", "workflow": "ci.yml", "at": "2025-08-25T01:00:00Z", "commit": "old", "jobs": ["build"]},
                         {"name": "in", "workflow": "ci.yml", "at": "2025-08-27T01:00:00Z", "commit": "bump", "jobs": [{"name": "build", "steps": ["Run npm install"]}]}]}] }] } }
            """;
        var files = new Dictionary<string, string> { ["repositories/web/package.json"] = "{}", ["repositories/web/workflows/ci.yml"] = Ci.Replace("SCRIPT", "npm install", StringComparison.Ordinal) };
        await using var github = await SandboxGitHub.StartAsync(new Scenario(JsonNode.Parse(Data)?.AsObject() ?? [], [], files));
        var (old, bump) = (github.Commit("old"), github.Commit("bump"));

        var output = await github.ReadAsync("github.find-runs", With(["web"]));

        Assert.Equal(
            $"acme/web probable: The dependency graph saw pkg:npm/nx 21.5.0 come between {old[..12]} and {bump[..12]}, the commit that ran. package.json has no lockfile beside it: the installer chose the version.",
            Assert.Single(Jobs(output)));
        Assert.Single(github.Requested, $"/repos/acme/web/dependency-graph/compare/{old}...{bump}");
    }

    [Theory]
    [InlineData("pkg:npm/")]
    [InlineData("pkg:")]
    public async Task A_package_that_is_none_is_refused(string uses)
    {
        await using var github = await StartAsync();

        Assert.Equal("invalid-arguments", Assert.IsType<ActionOutcome.FailedFinal>(await github.TryReadAsync("github.find-runs", With(["locked"], uses))).Code);
    }

    private static IEnumerable<string> Jobs(Value output) => (output.Get("runs")?.Items ?? []).SelectMany(r => (r.Get("jobs")?.Items ?? []).Select(j =>
        $"{r.GetText("repository")} {j.GetText("grade")}: {(j.Get("evidence")?.Items.FirstOrDefault() as Value.Text)?.Content}"));

    private static string With(string[] repositories, string uses = "pkg:npm/nx") => $$"""
        {"repositories": [{{string.Join(", ", repositories.Select(r => $"\"acme/{r}\""))}}], "uses": "{{uses}}", "refs": ["21.5.0"],
         "windows": [{"from": "2025-08-26T22:00:00Z", "to": "2025-08-27T04:00:00Z"}]}
        """;

    private static Task<SandboxGitHub> StartAsync()
    {
        var (hostile, clean) = (Lock.Replace("VERSION", "21.5.0", StringComparison.Ordinal), Lock.Replace("VERSION", "21.4.0", StringComparison.Ordinal));
        (string Name, string Script, string Runs, (string Path, string Text)[] Files, string? Graph)[] cases =
        [
            ("locked", "npm ci", Ran("Run npm ci"), [("package-lock.json", hostile), ("package.json", "{}")], null),
            ("unseen", "npm ci", Ran("something"), [("package-lock.json", hostile)], null),
            ("two", "npm ci", Ran("Run npm ci"), [("package-lock.json", hostile), ("web/package-lock.json", clean)], null),
            ("other", "npm ci", Ran("Run npm ci"), [("package-lock.json", clean)], null),
            ("floating", "npm install", Ran("Run npm install"), [("package.json", "{}")], null),
            ("cut", "npm ci", Ran("Run npm ci"), [("package-lock.json", hostile[..40])], null),
            ("none", "npm ci", Ran("Run npm ci"), [], null),
            ("skipped", "npm ci", Ran("~Run npm ci"), [("package-lock.json", hostile)], null),
            ("never", "npm ci", Ran("Run npm ci").Replace("\"name\": \"build\"", "\"name\": \"build\", \"never_started\": true", StringComparison.Ordinal), [("package-lock.json", hostile)], null),
            ("exact", "npm i nx@21.5.0", Ran("Run npm i nx@21.5.0"), [], null),
            ("logged", "npm install", Ran("added nx@21.5.0 from the registry"), [("package.json", "{}")], null),
            ("graphed", "npm install", Ran("Run npm install"), [("package.json", "{}")], "pkg:npm/nx@21.5.0"),
            ("graph-other", "npm install", Ran("Run npm install"), [("package.json", "{}")], "pkg:npm/nx@21.4.0"),
            ("graph-range", "npm install", Ran("Run npm install"), [("package.json", "{}")], "pkg:npm/nx@%5E21.0.0"),
            ("graph-cut", "npm ci", Ran("Run npm ci"), [("package-lock.json", hostile[..40])], "pkg:npm/nx@21.5.0"),
            ("graph-without", "npm install", Ran("Run npm install"), [("package.json", "{}")], "pkg:npm/%40nx/js@21.5.0"),
            ("graph-locked", "npm ci", Ran("Run npm ci"), [("package-lock.json", clean)], "pkg:npm/nx@21.5.0"),
        ];
        var repositories = cases.Select(c => $$"""{"name": "{{c.Name}}", "visibility": "private", "runs": {{c.Runs}}{{(c.Graph is null ? "" : $", \"packages\": [\"{c.Graph}\"]")}}}""");
        var data = $$"""
            {"name": "acme", "now": "2025-08-28T12:00:00Z", "github": {
              "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "read", "contents": "read", "metadata": "read"} },
              "organisations": [{"login": "acme", "members": ["dana"], "repositories": [{{string.Join(",", repositories)}}] }] } }
            """;
        var files = cases.SelectMany(c => c.Files.Select(f => ($"repositories/{c.Name}/{f.Path}", f.Text))
            .Append(($"repositories/{c.Name}/workflows/ci.yml", Ci.Replace("SCRIPT", c.Script, StringComparison.Ordinal))));
        return SandboxGitHub.StartAsync(new Scenario(JsonNode.Parse(data)?.AsObject() ?? [], [], files.ToDictionary(f => f.Item1, f => f.Item2)));
    }

    private static string Ran(string step) => Runs.Replace("STEP", step, StringComparison.Ordinal);
}
