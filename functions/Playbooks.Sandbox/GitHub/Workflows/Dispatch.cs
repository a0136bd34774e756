using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.GitHub.Runs;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Sandbox.GitHub.Workflows;

/// <summary>
/// Starts a run that really uses what its workflow consumes: secrets are taken at the moment of queueing, as GitHub does,
/// and the run succeeds when every credential among them authenticates when the run ends.
/// </summary>
internal static class Dispatch
{
    public static Answer Perform(Ask ask, Workflow workflow)
    {
        var reference = ask.Text("ref");
        var commit = reference is null ? null : ask.Repository.Find(reference);
        return commit is null ? Refusal.Say(422, $"No ref found for: {reference}")
            : Refused(ask, workflow, commit) ?? Started(ask, Start(ask, workflow, commit, reference ?? ""));
    }

    private static Answer? Refused(Ask ask, Workflow workflow, Commit commit) =>
        workflow.State != "active" ? Refusal.Say(422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow")
        : !ask.Repository.Actions.Enabled || !MayRun(ask) ? Refusal.Say(403, "Actions is disabled for this repository.")
        : !commit.Files.TryGetValue(workflow.Path, out var text) || !text.Contains("workflow_dispatch", StringComparison.Ordinal)
            ? Refusal.Say(422, "Workflow does not have 'workflow_dispatch' trigger")
            : ask.Body["inputs"] is JsonObject { Count: > 25 } ? Refusal.Say(422, "Too many inputs.") : null;

    private static bool MayRun(Ask ask)
    {
        var policy = ask.World.Organisations[ask.Repository.Owner].Actions;
        return policy.EnabledRepositories == "all" || (policy.EnabledRepositories == "selected" && policy.SelectedRepositories.Contains(ask.Repository.Id));
    }

    private static Answer Started(Ask ask, Run run)
    {
        if (ask.Flag("return_run_details") is not true)
        {
            return Answer.Empty(204);
        }

        return Answer.Json(200, new JsonObject
        {
            ["workflow_run_id"] = run.Id,
            ["run_url"] = $"{ask.Api}/repos/{ask.Repository.FullName}/actions/runs/{run.Id}",
            ["html_url"] = $"https://github.com/{ask.Repository.FullName}/actions/runs/{run.Id}",
        });
    }

    private static Run Start(Ask ask, Workflow workflow, Commit commit, string reference)
    {
        var tenant = ask.World.Context.Tenant;
        var text = commit.Files.GetValueOrDefault(workflow.Path, "");
        var branch = reference.StartsWith("refs/heads/", StringComparison.Ordinal) ? reference[11..] : reference;
        var held = tenant.Consumers.OfWorkflow($"{ask.Repository.FullName}:{workflow.Path}").Where(consumer => FederatedUse.Hands(text, consumer)).Select(consumer => tenant.Held(consumer, ask.Now)).ToList();
        if (!held.Exists(credential => credential.Kind == FederatedUse.Kind) && FederatedUse.Of(ask.Repository, text, branch) is { } use)
        {
            held.Add(use);
            FederatedUse.Record(ask.World.Context, use, ask.Now);
        }

        var mint = ask.World.Mint;
        var actions = new ActionCommits(mint, ask.World.Context.Scenario.Section("github").Object("actions"));
        var steps = FileSteps.All(text).ToList();
        var job = new Job
        {
            Id = mint.FreshNumber(99_999_999_999),
            Name = "run",
            Labels = ["ubuntu-latest"],
            Created = ask.Now,
            Started = ask.Now,
            Status = "in_progress",
            Runner = "GitHub Actions 1",
            RunnerId = 1,
            RunnerGroup = "GitHub Actions",
            Steps = ["Set up job", "Use the credentials", .. steps, "Complete job"],
            Fetched = [.. FileSteps.Fetched(steps, commit).Distinct().Select(use => (use, actions.At(use, ask.Now)))],
        };
        var run = new Run
        {
            Id = mint.FreshNumber(9_999_999_999),
            Workflow = workflow,
            Number = ask.Repository.Runs.Count + 101,
            Event = "workflow_dispatch",
            Branch = branch,
            Commit = commit,
            Created = ask.Now,
            Actor = ask.World.App.Slug + "[bot]",
            Attempts = [new Attempt(1, ask.Now, ask.World.App.Slug + "[bot]", [job])],
            Status = "in_progress",
            Updated = ask.Now,
            Ending = (ask.Now + ask.World.Context.Options.RunDuration, at => held.TrueForAll(credential => tenant.Works(credential, at)) ? "success" : "failure"),
        };
        ask.Repository.Add(run);
        return run;
    }
}
