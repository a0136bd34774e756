using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.Http;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>Workflow files above one megabyte, which GitHub gives only as they are.</summary>
public class LargeFileTests
{
    private static readonly RepositoryName Web = RepositoryName.TryParse("acme/web", out var web) ? web : default;

    [Fact]
    public async Task A_workflow_above_one_megabyte_is_read()
    {
        var text = Workflow(2 * 1024 * 1024);
        await using var github = await StartAsync(text);
        var sha = github.World.Repository("acme", "web")?.Commits[0].Sha;

        var output = await github.ReadAsync("github.read-workflows", $$"""{"runs": [{"repository": "acme/web", "run": 1, "path": ".github/workflows/ci.yml", "head_sha": "{{sha}}"}]}""");

        Assert.Equal(text, Assert.Single(output.Get("files")?.Items ?? []).GetText("text"));
        Assert.Empty(output.Get("cannot_tell")?.Items ?? []);
    }

    [Fact]
    public async Task One_above_five_is_not_and_says_so()
    {
        await using var github = await StartAsync(Workflow(6 * 1024 * 1024));

        var answer = await github.Connection.Api.ReadFileAsync(Web, ".github/workflows/ci.yml", "main", CancellationToken.None);

        Assert.Equal(FailureKind.TooLarge, answer.Failure?.Kind);
        Assert.Single(github.Requested, r => r.Contains("/contents/", StringComparison.Ordinal));
    }

    private static string Workflow(int bytes) => $"on: push\njobs:\n  build: {{runs-on: ubuntu-latest, steps: [{{uses: actions/checkout@v4}}]}}\n#{new string('x', bytes)}\n";

    private static Task<SandboxGitHub> StartAsync(string text)
    {
        const string Data = """
            {"name": "acme", "now": "2025-03-16T12:00:00Z", "github": {
              "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "read", "contents": "read", "metadata": "read"} },
              "organisations": [{"login": "acme", "members": ["dana"], "repositories": [{"name": "web", "visibility": "private"}] }] } }
            """;
        return SandboxGitHub.StartAsync(new Scenario(JsonNode.Parse(Data)?.AsObject() ?? [], [], new Dictionary<string, string> { ["repositories/web/workflows/ci.yml"] = text }));
    }
}
