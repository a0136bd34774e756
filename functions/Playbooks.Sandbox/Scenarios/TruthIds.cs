using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub;

namespace Playbooks.Sandbox.Scenarios;

/// <summary>A scenario's truth with the ids that its runs and jobs have in this tenant, so that a drill can compare what the product found.</summary>
internal static class TruthIds
{
    public static JsonObject Of(Scenario scenario, GitHubPart? github)
    {
        var truth = scenario.Truth.DeepClone().AsObject();
        foreach (var job in truth.Objects("jobs"))
        {
            var repository = github?.World.Repository(job.Text("repository"));
            var run = repository?.RunsById.GetValueOrDefault(github?.World.Mint.Number($"run/{job.Text("repository")}/{job.Text("run")}", 9_999_999_999) ?? 0);
            job["run_id"] = run?.Id;
            job["job_id"] = run?.Attempts.Find(attempt => attempt.Number == job.NumberOr("attempt", 1))?.Jobs.Find(item => item.Name == job.Text("job"))?.Id;
        }

        return truth;
    }
}
