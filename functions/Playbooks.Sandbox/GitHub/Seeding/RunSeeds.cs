using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Organisations;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Runners;
using Playbooks.Sandbox.GitHub.Runs;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub.Seeding;

/// <summary>Builds the runs of the past. Short forms in the data: a job may be just its name; without a conclusion it succeeded.</summary>
internal sealed class RunSeeds(Mint mint, ActionCommits actions, Organisation organisation, Repository repository)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(3);

    private int number = 100;

    public void Add(IEnumerable<JsonObject> runs)
    {
        foreach (var data in runs.OrderBy(item => item.TimeOr("at")))
        {
            repository.Add(Run(data, ++number));
        }
    }

    private Run Run(JsonObject data, int runNumber)
    {
        var name = data.TextOr("name") ?? $"{data.Text("workflow")}/{runNumber}";
        var at = data.TimeOr("at") ?? throw new FormatException("A run has a time.");
        var id = mint.Number($"run/{repository.FullName}/{name}", 9_999_999_999);
        var workflow = repository.Workflow(data.Text("workflow")) ?? throw new FormatException($"{repository.FullName} has no workflow {data.Text("workflow")}.");
        var commit = repository.Commits.Find(commit => commit.Name == data.TextOr("commit")) ?? repository.Find(data.TextOr("branch")) ?? repository.Commits[^1];
        var attempts = Attempts(data, at, name, (workflow.Path, commit)).ToList();
        var status = data.TextOr("status") ?? "completed";
        return new Run
        {
            Id = id,
            Workflow = workflow,
            Number = runNumber,
            Event = data.TextOr("event") ?? "push",
            Branch = data.TextOr("branch") ?? repository.DefaultBranch,
            Commit = commit,
            Created = at,
            Actor = data.TextOr("actor") ?? "dana",
            HeadRepository = data.TextOr("head_repository"),
            Referenced = [.. data.Objects("referenced").Select(item => (item.Text("path"), mint.Resolve(item.TextOr("sha") ?? repository.Commits[^1].Sha)))],
            Attempts = attempts,
            Status = status,
            Conclusion = status == "completed" ? attempts[^1].Conclusion : null,
            Updated = attempts[^1].Jobs.Max(job => job.Completed) ?? at,
            WaitsFor = [.. data.Texts("waits_for")],
            Stubborn = data.FlagOr("stubborn", false),
        };
    }

    private IEnumerable<Attempt> Attempts(JsonObject data, DateTimeOffset at, string name, (string Path, Commit Commit) file)
    {
        var list = data.Objects("attempts").DefaultIfEmpty(data).ToList();
        for (var i = 0; i < list.Count; i++)
        {
            var started = list[i].TimeOr("at") ?? at;
            var jobs = (list[i]["jobs"] as JsonArray ?? []).Select(job => job is JsonObject full ? full : new JsonObject { ["name"] = job?.GetValue<string>() });
            var attempt = new Attempt(i + 1, started, list[i].TextOr("actor") ?? data.TextOr("actor") ?? "dana", []);
            attempt.Jobs.AddRange(jobs.Select(job => Job(job, data, started, $"{name}/{attempt.Number}", file)));
            attempt.Conclusion = list[i].TextOr("conclusion") ?? Together(attempt.Jobs);
            yield return attempt;
        }
    }

    private Job Job(JsonObject data, JsonObject run, DateTimeOffset at, string scope, (string Path, Commit Commit) file)
    {
        var status = data.TextOr("status") ?? run.TextOr("status") ?? "completed";
        var never = data.FlagOr("never_started", false) || status == "queued";
        var runner = never ? null : RunnerOf(data);
        var started = data.TimeOr("started") ?? at.AddSeconds(12);
        var steps = data["steps"] is JsonArray ? data.Texts("steps") : [.. FileSteps.Of(file.Commit.Files.GetValueOrDefault(file.Path) ?? "", data.Text("name")).DefaultIfEmpty("Run actions/checkout@v4")];
        var labels = data["labels"] is JsonArray ? data.Texts("labels") : ["ubuntu-latest"];
        return new Job
        {
            Id = mint.Number($"job/{repository.FullName}/{scope}/{data.Text("name")}", 99_999_999_999),
            Name = data.Text("name"),
            Labels = labels,
            Created = at,
            Started = never ? null : started,
            Completed = status == "completed" ? data.TimeOr("completed") ?? at.AddSeconds(12) + Usual : null,
            Status = status,
            Conclusion = status == "completed" ? data.TextOr("conclusion") ?? (never ? "skipped" : "success") : null,
            Runner = never ? null : runner?.Name ?? "GitHub Actions " + mint.Number($"hosted/{scope}/{data.Text("name")}", 900),
            RunnerId = never ? null : runner?.Id ?? mint.Number($"hosted/{scope}/{data.Text("name")}", 900),
            RunnerGroup = never ? null : runner is null ? "GitHub Actions" : "Default",
            Steps = never ? [] : ["Set up job", .. steps, "Complete job"],
            Fetched = never ? [] : [.. FileSteps.Fetched(steps, file.Commit).Distinct().Select(use => (use, actions.At(use, started)))],
            Printed = data.Texts("prints"),
            Leaked = [.. data.Texts("leaks").Select(secret => Leak(secret, data.TextOr("environment")))],
        };
    }

    private Runner? RunnerOf(JsonObject data) =>
        data.TextOr("runner") is { } name ? organisation.Runners.Concat(repository.Runners).FirstOrDefault(runner => runner.Name == name) : null;

    private (string Name, string Value) Leak(string name, string? environment)
    {
        var value = name == "github_token" ? mint.Fresh("github_token")
            : (environment is null ? null : repository.Environments.GetValueOrDefault(environment)?.Secrets.Value(name))
                ?? repository.Secrets.Value(name) ?? organisation.Secrets.Value(name);
        return (name, value ?? throw new FormatException($"{repository.FullName} has no secret {name} to leak."));
    }

    private static string? Together(List<Job> jobs) =>
        jobs.Any(job => job.Status != "completed") ? null
        : jobs.Count == 0 ? "startup_failure"
        : jobs.Select(job => job.Conclusion).FirstOrDefault(conclusion => conclusion is not ("success" or "skipped")) ?? "success";
}
