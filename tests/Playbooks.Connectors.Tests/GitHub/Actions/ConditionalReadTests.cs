using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>What was read before is asked about by its ETag.</summary>
public class ConditionalReadTests
{
    private const string Survey = """
        {"repositories": ["acme/web"], "uses": "pkg:npm/nx", "refs": ["21.5.0"], "logs": false,
         "windows": [{"from": "2025-08-26T22:00:00Z", "to": "2025-08-27T04:00:00Z"}]}
        """;

    private const string Lock = """{"lockfileVersion": 3, "packages": {"node_modules/nx": {"version": "VERSION"}}}""";

    [Fact]
    public async Task The_second_of_two_equal_surveys_costs_nothing_of_the_rate_limit_and_says_the_same()
    {
        await using var github = await StartAsync();
        var first = await github.ReadAsync("github.find-runs", Survey);
        var (asked, used) = (github.Requested.Count, Used(github));

        var second = await github.ReadAsync("github.find-runs", Survey);

        Assert.Equal(first, second);
        Assert.NotEmpty(first.Get("runs")?.Items ?? []);
        Assert.True(github.Requested.Count > asked);
        Assert.All(github.Statuses.Skip(asked), status => Assert.Equal(304, status));
        Assert.Equal(used, Used(github));
    }

    [Fact]
    public async Task A_file_that_changed_is_seen()
    {
        await using var github = await StartAsync();
        await github.ReadAsync("github.find-runs", Survey);

        Commit(github).Files["package-lock.json"] = Lock.Replace("VERSION", "21.5.0", StringComparison.Ordinal);
        var output = await github.ReadAsync("github.find-runs", Survey);

        Assert.Equal("confirmed", Assert.Single(output.Get("runs")?.Items ?? []).GetText("grade"));
    }

    [Fact]
    public async Task Logs_are_asked_for_anew()
    {
        await using var github = await StartAsync();
        var survey = Survey.Replace("\"logs\": false", "\"logs\": true", StringComparison.Ordinal);
        await github.ReadAsync("github.find-runs", survey);
        var asked = github.Requested.Count;

        await github.ReadAsync("github.find-runs", survey);

        var again = github.Requested.Zip(github.Statuses).Skip(asked).ToList();
        Assert.Contains(again, r => r.First.EndsWith("/logs", StringComparison.Ordinal));
        Assert.DoesNotContain(again, r => r.First.Contains("/logs", StringComparison.Ordinal) && r.Second == 304);
    }

    [Fact]
    public void Beyond_its_bound_the_least_used_answer_is_forgotten()
    {
        var reads = new ConditionalReads(25);
        reads.Keep(Request("a"), Reply(10));
        reads.Keep(Request("b"), Reply(10));
        Assert.True(reads.Knows(Request("a"), out _));

        reads.Keep(Request("c"), Reply(10));

        Assert.Equal([true, false, true], new[] { "a", "b", "c" }.Select(n => reads.Knows(Request(n), out _)));
    }

    [Theory]
    [InlineData("github.read-file", true)]
    [InlineData("github.list-jobs", true)]
    [InlineData("github.read-job-log", false)]
    [InlineData("github.read-leaked-secret", false)]
    [InlineData("github.list-secrets", false)]
    [InlineData("github.list-secret-alerts", false)]
    [InlineData("github.create-installation-token", false)]
    public void Only_what_holds_no_secret_is_kept(string operation, bool isKept)
    {
        var reads = new ConditionalReads();

        reads.Keep(Request("a", operation), Reply(10));

        Assert.Equal(isKept, reads.Knows(Request("a", operation), out _));
    }

    [Fact]
    public void One_form_of_a_file_does_not_answer_for_another()
    {
        var reads = new ConditionalReads();
        reads.Keep(Request("a"), Reply(10));

        Assert.False(reads.Knows(Request("a") with { Headers = [new("Accept", "application/vnd.github.raw+json")] }, out _));
    }

    private static ProviderRequest Request(string name, string operation = "github.read-file") => new(operation, HttpMethod.Get, new Uri($"https://api.github.example/{name}"));

    private static Reply Reply(int bytes) => new(200, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["ETag"] = "\"x\"" }, new byte[bytes]);

    private static int Used(SandboxGitHub github) => github.World.Limit.Shape()["rate"]?["used"]?.GetValue<int>() ?? -1;

    private static Commit Commit(SandboxGitHub github) => github.World.Repository("acme", "web")?.Commits[0] ?? throw new InvalidOperationException("no repository");

    private static Task<SandboxGitHub> StartAsync()
    {
        const string Data = """
            {"name": "acme", "now": "2025-08-28T12:00:00Z", "github": {
              "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "read", "contents": "read", "metadata": "read"} },
              "organisations": [{"login": "acme", "members": ["dana"], "repositories": [{"name": "web", "visibility": "private", "packages": ["pkg:npm/nx@21.4.0"],
                "runs": [{"name": "in", "workflow": "ci.yml", "at": "2025-08-27T01:00:00Z", "jobs": [{"name": "build", "steps": ["Run npm ci"]}]}]}] }] } }
            """;
        return SandboxGitHub.StartAsync(new Scenario(JsonNode.Parse(Data)?.AsObject() ?? [], [], new Dictionary<string, string>
        {
            ["repositories/web/workflows/ci.yml"] = "on: push\njobs:\n  build: {runs-on: ubuntu-latest, steps: [{run: npm ci}]}\n",
            ["repositories/web/package.json"] = "{}",
        }));
    }
}
