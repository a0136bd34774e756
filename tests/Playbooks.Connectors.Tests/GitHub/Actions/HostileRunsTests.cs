using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

public class HostileRunsTests
{
    [Fact]
    public async Task Every_job_of_a_hostile_workflow_is_confirmed_and_the_file_is_named_once()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.ReadAsync("github.find-hostile-runs", """{"repositories":["acme/web","acme/api"],"workflows":["doc*.yml"],"since":"2025-03-14T00:00:00Z"}""");

        Assert.Equal([Value.Of(github.Run("docs"))], output.Get("runs")?.Items.Select(r => r.Get("run")));
        Assert.All(output.Get("runs")?.Items.SelectMany(r => r.Get("jobs")?.Items ?? []) ?? [], j => Assert.Equal("confirmed", j.GetText("grade")));
        Assert.Equal(["acme/web docs.yml"], output.Get("workflows")?.Items.Select(w => $"{w.GetText("repository")} {w.GetText("workflow")}"));
    }

    [Fact]
    public async Task Hostile_machines_are_named_where_they_are_registered()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.ReadAsync("github.find-hostile-runs", """{"repositories":["acme/web","acme/api"],"runners":["BUILDER"],"since":"2025-03-14T00:00:00Z"}""");

        Assert.Equal(["acme builder"], output.Get("organization_runners")?.Items.Select(r => $"{r.GetText("organization")} {r.GetText("runner")}"));
        Assert.Empty(output.Get("runners")?.Items ?? [Value.Nothing]);
        Assert.Empty(output.Get("runs")?.Items ?? [Value.Nothing]);
    }

    [Fact]
    public async Task With_nothing_to_look_for_nothing_is_asked_of_GitHub()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.ReadAsync("github.find-hostile-runs", """{"repositories":["acme/web","acme/unheard-of"],"since":"2025-03-14T00:00:00Z"}""");

        Assert.Equal(Value.Of(0), output.Get("examined"));
        Assert.Empty(output.Get("cannot_tell")?.Items ?? [Value.Nothing]);
    }

    [Fact]
    public async Task A_time_that_is_none_is_refused()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var outcome = await github.TryReadAsync("github.find-hostile-runs", """{"repositories":["acme/web"],"workflows":["a.yml"],"since":"yesterday"}""");

        Assert.Equal("invalid-arguments", Assert.IsType<ActionOutcome.FailedFinal>(outcome).Code);
    }
}
