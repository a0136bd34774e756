using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Faults;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>Repositories are asked several at a time, and told of in the order in which they were named.</summary>
public class SideBySideTests
{
    private static readonly string[] Names = [.. Enumerable.Range(1, 20).Select(i => $"r{i:00}")];

    [Fact]
    public async Task Runs_of_many_repositories_are_asked_for_eight_at_a_time_and_told_in_the_order_of_the_question()
    {
        using var gate = new InFlightGate(url => url.AbsolutePath.EndsWith("/actions/runs", StringComparison.Ordinal), 8);
        await using var github = await StartAsync(gate);

        var output = await github.ReadAsync("github.find-runs", With(["absent", .. Names.Reverse()]));

        Assert.Equal(8, gate.Most);
        Assert.Equal(Names.Reverse().Select(n => $"acme/{n}"), Repositories(output));
        Assert.Equal(["github:acme/absent"], (output.Get("cannot_tell")?.Items ?? []).Select(u => u.GetText("what")));
    }

    [Fact]
    public async Task Workflow_files_of_many_runs_are_read_eight_at_a_time()
    {
        using var gate = new InFlightGate(url => url.AbsolutePath.Contains("/contents/", StringComparison.Ordinal), 8);
        await using var github = await StartAsync(gate);
        var runs = Names.Select(n => $$"""{"repository": "acme/{{n}}", "run": 1, "path": ".github/workflows/ci.yml", "head_sha": "{{github.World.Repository("acme", n)?.Commits[0].Sha}}"}""");

        var output = await github.ReadAsync("github.read-workflows", $$"""{"runs": [{{string.Join(", ", runs)}}]}""");

        Assert.Equal(8, gate.Most);
        Assert.Equal(Names.Select(n => $"acme/{n}"), (output.Get("files")?.Items ?? []).Select(f => f.GetText("repository")));
    }

    [Fact]
    public async Task A_limit_that_lasts_ends_the_search_and_is_not_cannot_tell()
    {
        await using var github = await StartAsync(null);
        github.Host.AddFault(new FaultRule { Provider = "github", Operation = "actions/list-workflow-runs-for-repo", Kind = FaultKind.TooManyRequests, Seconds = 3600, Times = 100 });

        Assert.Equal("throttled", Assert.IsType<ActionOutcome.FailedRetryable>(await github.TryReadAsync("github.find-runs", With(Names))).Code);
        Assert.True(github.Requested.Count(r => r.Contains("/actions/runs", StringComparison.Ordinal)) <= SideBySide.AtOnce);
    }

    [Fact]
    public async Task After_a_result_that_ends_it_nothing_is_begun()
    {
        var begun = 0;
        var results = await SideBySide.AskAsync(
            [.. Enumerable.Range(0, 1000)], (i, _) => Task.FromResult(Interlocked.Increment(ref begun) > 0 ? i : -1), i => i != 0, CancellationToken.None);

        Assert.InRange(begun, 1, 999);
        Assert.Contains(0, results);
        Assert.Equal(results.Order(), results);
    }

    [Fact]
    public async Task A_search_that_is_cancelled_ends()
    {
        using var source = new CancellationTokenSource();
        var asked = SideBySide.AskAsync<int, int>([1, 2, 3], async (_, stop) =>
        {
            await source.CancelAsync();
            await new TaskCompletionSource().Task.WaitAsync(stop);
            return 0;
        }, source.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private static IEnumerable<string?> Repositories(Value output) => (output.Get("runs")?.Items ?? []).Select(r => r.GetText("repository"));

    private static string With(IEnumerable<string> repositories) => $$"""
        {"repositories": [{{string.Join(", ", repositories.Select(r => $"\"acme/{r}\""))}}], "uses": "tj-actions/changed-files",
         "windows": [{"from": "2025-03-14T16:00:00Z", "to": "2025-03-15T12:00:00Z"}]}
        """;

    private static Task<SandboxGitHub> StartAsync(HttpMessageHandler? handler)
    {
        const string Run = """[{"name": "in", "workflow": "ci.yml", "at": "2025-03-14T20:00:00Z", "jobs": [{"name": "build", "steps": ["Run tj-actions/changed-files@v44"]}]}]""";
        var repositories = Names.Select(n => $$"""{"name": "{{n}}", "visibility": "private", "runs": {{Run}}}""");
        var data = $$"""
            {"name": "acme", "now": "2025-03-16T12:00:00Z", "github": {
              "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "read", "contents": "read", "metadata": "read"} },
              "organisations": [{"login": "acme", "members": ["dana"], "repositories": [{{string.Join(",", repositories)}}] }] } }
            """;
        var files = Names.ToDictionary(n => $"repositories/{n}/workflows/ci.yml", _ => "on: push\njobs:\n  build: {runs-on: ubuntu-latest, steps: [{uses: tj-actions/changed-files@v44}]}\n");
        return SandboxGitHub.StartAsync(new Scenario(JsonNode.Parse(data)?.AsObject() ?? [], [], files), null, handler);
    }
}
