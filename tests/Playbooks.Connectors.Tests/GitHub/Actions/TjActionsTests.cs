using System.Text.Json.Nodes;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

public class TjActionsTests
{
    /// <summary>Never used the action: it came later to a persistent runner that had, which the reach graph follows.</summary>
    private static readonly string[] Elsewhere = ["acme/ml-training .github/workflows/train.yml train"];

    /// <summary>Created a second before the window, begun eleven seconds inside it: reported, for the runner fetches when the job begins.</summary>
    private static readonly string[] AtTheEdge = ["acme/growth .github/workflows/ci.yml build"];

    [Fact]
    public async Task The_runs_of_the_tj_actions_incident_are_those_that_the_truth_names()
    {
        var scenario = ScenarioFiles.Find("tj-actions") ?? throw new InvalidOperationException("the scenario is not there");
        await using var github = await SandboxGitHub.StartAsync(scenario);
        var repositories = await github.ReadAsync("github.list-repositories", "{}");
        var with = Value.MapOf(
            ("repositories", Value.ListOf((repositories.Get("repositories")?.Items ?? []).Select(r => Value.Of(r.GetText("repository"))))),
            ("uses", Value.Of("tj-actions/changed-files")),
            ("commits", Value.ListOf(["0e58ed8671d6b60d0890c21b07f8835ace038e67"])),
            ("windows", Value.ListOf([Value.MapOf(("from", Value.Of("2025-03-14T16:00:00Z")), ("to", Value.Of("2025-03-15T22:00:00Z")))])));

        var output = await github.ReadAsync("github.find-runs", PlainJson.Write(with));

        var found = (output.Get("runs")?.Items ?? []).SelectMany(r => (r.Get("jobs")?.Items ?? []).Select(j => $"{r.GetText("repository")} {r.GetText("path")} {j.GetText("name")}")).ToHashSet();
        var truth = (scenario.Truth["jobs"] as JsonArray ?? []).OfType<JsonObject>().Select(j => $"{j["repository"]} {j["workflow"]} {j["job"]}").ToHashSet();
        var wrong = truth.Except(found).Except(Elsewhere).Select(j => $"missed: {j}").Concat(found.Except(truth).Except(AtTheEdge).Select(j => $"not so: {j}"));
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }
}
