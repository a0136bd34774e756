using System.Text.Json.Nodes;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>Artifacts and caches of an affected job, and the jobs that take them, on a sandbox over real HTTP.</summary>
public class FindHandedOnTests
{
    private const string Data = """
        {"name": "acme", "now": "2025-08-28T12:00:00Z", "github": {
          "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "read", "contents": "read", "metadata": "read"}},
          "organisations": [{"login": "acme", "members": ["dana"], "repositories": [{"name": "web", "visibility": "private", "runs": [
            {"name": "before", "workflow": "ci.yml", "at": "2025-08-26T01:00:00Z", "jobs": ["build", "test"]},
            {"name": "affected", "workflow": "ci.yml", "at": "2025-08-27T01:00:00Z", "jobs": ["build", {"name": "publish", "started": "2025-08-27T01:10:00Z"}, "lint"]},
            {"name": "after", "workflow": "release.yml", "event": "workflow_run", "at": "2025-08-27T02:00:00Z", "jobs": ["release"]},
            {"name": "docs", "workflow": "docs.yml", "at": "2025-08-27T03:00:00Z", "jobs": ["docs"]}]}]}]}}
        """;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["repositories/web/workflows/ci.yml"] = """
            on: push
            jobs:
              build: {runs-on: ubuntu-latest, steps: [{run: npm ci}, {uses: actions/upload-artifact@v4}]}
              publish: {runs-on: ubuntu-latest, needs: build, steps: [{uses: actions/download-artifact@v4}]}
              lint: {runs-on: ubuntu-latest, steps: [{run: make}]}
            """,
        ["repositories/web/workflows/release.yml"] = "on: {workflow_run: {workflows: [ci]}}\njobs:\n  release: {runs-on: ubuntu-latest, steps: [{uses: actions/download-artifact@v4}]}\n",
        ["repositories/web/workflows/docs.yml"] = "on: push\njobs:\n  docs: {runs-on: ubuntu-latest, steps: [{uses: actions/checkout@v4}]}\n",
    };

    [Fact]
    public async Task Jobs_that_took_an_artifact_are_possible_by_their_rule()
    {
        await using var github = await SandboxGitHub.StartAsync(new Scenario(JsonNode.Parse(Data)?.AsObject() ?? [], [], Files));
        var with = $$"""{"runs": [{"repository": "acme/web", "run": {{github.Run("affected")}}, "jobs": [{"name": "build", "started_at": "2025-08-27T01:00:12Z"}]}]}""";

        var output = await github.ReadAsync("github.find-handed-on", with);

        Assert.Equal(
            ["publish possible artifact-handed-on", "release possible workflow-run-chain"],
            (output.Get("runs")?.Items ?? []).SelectMany(r => r.Get("jobs")?.Items ?? []).Select(j => $"{j.GetText("name")} {j.GetText("grade")} {j.GetText("rule")}").Order());
        Assert.Empty(output.Get("cannot_tell")?.Items ?? [Value.Nothing]);
    }
}
