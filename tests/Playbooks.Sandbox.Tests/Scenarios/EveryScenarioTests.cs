using System.Text.Json.Nodes;
using Playbooks.Sandbox.Credentials;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.GitHub.Runs;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tests.Tenants;

namespace Playbooks.Sandbox.Tests.Scenarios;

/// <summary>What holds of every shipped scenario: its data agrees with its truth.</summary>
public class EveryScenarioTests
{
    public static TheoryData<string> Names => [.. ScenarioFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_credential_authenticates_at_the_start_and_lies_where_the_inventory_says(string scenario)
    {
        await using var host = await StartAsync(scenario);
        var now = host.Clock.GetUtcNow();

        Assert.Empty(host.Tenant.Inventory.All.Where(entry => !host.Tenant.Works(entry.Original, now)).Select(entry => entry.Id));
        Assert.Empty(host.Tenant.Inventory.All
            .SelectMany(entry => entry.Places.Where(place => host.Tenant.Read(place.Place, now) != entry.Original[place.Field]).Select(place => $"{entry.Id} {place.Place}")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_job_of_the_truth_exists_and_every_secret_it_names_holds_a_value(string scenario)
    {
        await using var host = await StartAsync(scenario);
        var now = host.Clock.GetUtcNow();
        var wrong = new List<string>();
        foreach (var item in Jobs(host))
        {
            wrong.AddRange(Find(host, item) is null ? [$"{item["repository"]} {item["run"]} {item["job"]}"] : []);
            wrong.AddRange(item.Objects("secrets").Select(secret => secret.Text("place")).Where(place => host.Tenant.Read(place, now) is null));
        }

        Assert.Empty(wrong);
        Assert.DoesNotContain(host.Truth().Objects("jobs"), item => item["job_id"] is null || item["run_id"] is null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_the_inventory_calls_exposed_is_exactly_what_the_truths_jobs_could_read(string scenario)
    {
        await using var host = await StartAsync(scenario);
        var graded = Jobs(host).SelectMany(item => item.Objects("secrets")).ToLookup(secret => secret.Text("place"), secret => secret.Text("grade"));
        var hosts = host.Scenario.Truth.Objects("hosts").Concat(host.Scenario.Truth.Objects("leaks")).SelectMany(item => item.Texts("credentials").Select(id => (Id: id, Grade: item.Text("grade")))).ToLookup(item => item.Id, item => item.Grade);
        var wrong = host.Tenant.Inventory.All.Where(entry => entry.Exposure is not Exposure.Identity && entry.Original.Kind != "aws_session").Where(entry => entry.Exposure != Worst(entry.Places.SelectMany(place => graded[place.Place]).Concat(hosts[entry.Id])));

        Assert.Empty(wrong.Select(entry => entry.Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Jobs_outside_the_truth_print_no_secret(string scenario)
    {
        await using var host = await StartAsync(scenario);
        var named = Jobs(host).Select(item => Find(host, item)?.Id).ToHashSet();
        var silent = World(host).Repositories.SelectMany(repository => repository.Runs).SelectMany(run => run.Attempts).SelectMany(attempt => attempt.Jobs).Where(job => !named.Contains(job.Id));

        Assert.Empty(silent.Where(job => job.Leaked.Count > 0).Select(job => job.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_repository_is_forgotten_by_the_truth_and_none_is_both_affected_and_not(string scenario)
    {
        await using var host = await StartAsync(scenario);
        var affected = Jobs(host).Select(item => item.Text("repository")).ToHashSet();
        var unaffected = host.Scenario.Truth.Objects("unaffected").Select(item => item.Text("repository")).ToHashSet();

        Assert.Empty(affected.Intersect(unaffected));
        Assert.Equal(World(host).Repositories.Select(repository => repository.FullName).Order(), affected.Union(unaffected).Order());
        foreach (var text in host.Scenario.Truth.Texts("disabled_before").Select(item => item.Split(':')))
        {
            Assert.NotEqual("active", World(host).Repository(text[0])?.Workflow(text[1])?.State);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_workflow_that_consumes_a_credential_can_be_started_and_succeeds_with_it(string scenario)
    {
        await using var host = await StartAsync(scenario);
        var responder = await Responder.SignInAsync(host);
        foreach (var workflow in host.Tenant.Consumers.All.Select(consumer => consumer.Workflow).OfType<string>().Distinct().Select(text => text.Split(':')))
        {
            var started = await responder.SendAsync(
                "POST", $"/repos/{workflow[0]}/actions/workflows/{Path.GetFileName(workflow[1])}/dispatches", """{"ref":"main","return_run_details":true}""");
            var run = await responder.SendAsync("GET", $"/repos/{workflow[0]}/actions/runs/{started["workflow_run_id"]}");

            Assert.Equal("success", run["conclusion"]?.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_truth_lists_every_exposed_credential_by_its_grade(string scenario)
    {
        await using var host = await StartAsync(scenario);
        var listed = host.Scenario.Truth.Object("credentials");
        var stored = host.Tenant.Inventory.All.Where(entry => entry.Exposure is not Exposure.Identity && entry.Original.Kind != "aws_session").ToList();

        Assert.Equal(stored.Where(entry => entry.Exposure == Exposure.Exposed).Select(entry => entry.Id).Order(), listed.Texts("confirmed").Concat(listed.Texts("probable")).Order());
        Assert.Equal(stored.Where(entry => entry.Exposure == Exposure.Possible).Select(entry => entry.Id).Order(), listed.Texts("possible").Order());
        Assert.Equal(stored.Where(entry => !entry.InRegistry).Select(entry => entry.Id).Order(), listed.Texts("unregistered").Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_artifact_is_looked_for_in_twenty_repositories_or_more_and_every_consumer_works_before_anything_happens(string scenario)
    {
        await using var host = await StartAsync(scenario);

        Assert.True(host.Scenario.Playbook != "package-compromise" || World(host).Repositories.Count() >= 20);
        Assert.Empty(host.Consumers().Where(consumer => !consumer.Works).Select(consumer => consumer.Id));
    }

    private static Task<SandboxHost> StartAsync(string scenario) =>
        SandboxHost.StartAsync(ScenarioFiles.Find(scenario) ?? throw new InvalidOperationException(), new SandboxOptions(), CancellationToken.None);

    private static GitHubWorld World(SandboxHost host) => host.Tenant.Parts.OfType<GitHubPart>().Single().World;

    private static IEnumerable<JsonObject> Jobs(SandboxHost host) => host.Scenario.Truth.Objects("jobs");

    private static Run? RunOf(SandboxHost host, JsonObject item) =>
        World(host).Repository(item.Text("repository"))?.RunsById.GetValueOrDefault(host.Tenant.Context.Mint.Number($"run/{item.Text("repository")}/{item.Text("run")}", 9_999_999_999));

    private static Job? Find(SandboxHost host, JsonObject item) =>
        RunOf(host, item)?.Attempts.Find(attempt => attempt.Number == item["attempt"]?.GetValue<int>())?.Jobs.Find(job => job.Name == item.Text("job"));

    private static Exposure Worst(IEnumerable<string> grades) =>
        grades.ToHashSet() is var all && (all.Contains("confirmed") || all.Contains("probable")) ? Exposure.Exposed : all.Contains("possible") ? Exposure.Possible : Exposure.No;
}
