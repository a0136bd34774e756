using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.GitHub.Runs;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Sandbox.Tests.Scenarios;

public class TjActionsTests
{
    [Fact]
    public async Task The_organisation_has_at_least_forty_repositories_and_every_consumer_works_before_anything_happens()
    {
        await using var host = await StartAsync();

        Assert.True(World(host).Repositories.Count() >= 40);
        Assert.Empty(host.Consumers().Where(consumer => !consumer.Works).Select(consumer => consumer.Id));
    }

    [Fact]
    public async Task What_is_confirmed_can_be_read_in_the_jobs_own_log_and_nothing_else_is_printed()
    {
        await using var host = await StartAsync();
        var now = host.Clock.GetUtcNow();
        foreach (var item in Jobs(host))
        {
            var printed = Find(host, item)?.Leaked.Where(leak => leak.Name != "github_token").Select(leak => leak.Value).ToHashSet() ?? [];
            var confirmed = item.Objects("secrets").Where(secret => secret.Text("grade") == "confirmed").Select(secret => host.Tenant.Read(secret.Text("place"), now) ?? "").ToHashSet();
            if (item.Objects("secrets").Any() && Find(host, item)?.Status == "completed")
            {
                Assert.True(confirmed.SetEquals(printed), $"{item["repository"]} {item["run"]} {item["job"]}");
            }
        }
    }

    [Fact]
    public async Task The_workflow_at_an_affected_runs_commit_names_the_action_itself_or_calls_what_does()
    {
        await using var host = await StartAsync();
        var wrong = Jobs(host).Where(item => item["grade"]?.ToString() != "possible").Where(item =>
        {
            var run = RunOf(host, item);
            var text = run?.Commit.Files.GetValueOrDefault(item.Text("workflow")) ?? "";
            return !(text.Contains("tj-actions/changed-files@", StringComparison.Ordinal) || text.Contains("acme/workflows/", StringComparison.Ordinal) || text.Contains("./.github/actions/changes", StringComparison.Ordinal));
        });

        Assert.Empty(wrong.Select(item => item.ToJsonString()));
    }

    [Fact]
    public void Nothing_in_the_scenarios_data_looks_like_a_secret()
    {
        var scenario = ScenarioFiles.Find("tj-actions") ?? throw new InvalidOperationException();

        Assert.DoesNotMatch("AKIA[A-Z2-7]{16}|ghs_|ghp_|npm_[A-Za-z0-9]{30}|xoxb-|BEGIN [A-Z ]*PRIVATE KEY", string.Join('\n', scenario.Files.Values));
        Assert.Contains("tj-actions", ScenarioFiles.Names);
        Assert.Null(ScenarioFiles.Find("unheard-of"));
    }

    [Fact]
    public async Task The_tenant_file_hands_out_working_credentials_in_files_that_only_the_owner_reads()
    {
        await using var host = await StartAsync();
        var folder = Directory.CreateTempSubdirectory("tenant");
        try
        {
            var path = await TenantFile.WriteAsync(host, folder.FullName, CancellationToken.None);
            var tenant = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject(); // just written
            var registry = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "registry.json"));

            Assert.Equal(host.Endpoints.GitHub, new Uri(tenant["github"]!["api"]!.ToString()));
            foreach (var name in new[] { "github-app.pem", "aws-111122223333.credentials", "entra-client.secret" })
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.FullName, name)));
            }

            Assert.DoesNotContain(host.Secrets, secret => registry.Contains(secret, StringComparison.Ordinal) || tenant.ToJsonString().Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain("exposed", registry, StringComparison.Ordinal);
            Assert.DoesNotContain("pypi-sdk", registry, StringComparison.Ordinal);
            Assert.Contains("aws-web-deploy", registry, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static Task<SandboxHost> StartAsync() =>
        SandboxHost.StartAsync(ScenarioFiles.Find("tj-actions") ?? throw new InvalidOperationException(), new SandboxOptions(), CancellationToken.None);

    private static GitHubWorld World(SandboxHost host) => host.Tenant.Parts.OfType<GitHubPart>().Single().World;

    private static IEnumerable<JsonObject> Jobs(SandboxHost host) => host.Scenario.Truth.Objects("jobs");

    private static Run? RunOf(SandboxHost host, JsonObject item) =>
        World(host).Repository(item.Text("repository"))?.RunsById.GetValueOrDefault(host.Tenant.Context.Mint.Number($"run/{item.Text("repository")}/{item.Text("run")}", 9_999_999_999));

    private static Job? Find(SandboxHost host, JsonObject item) =>
        RunOf(host, item)?.Attempts.Find(attempt => attempt.Number == item["attempt"]?.GetValue<int>())?.Jobs.Find(job => job.Name == item.Text("job"));
}
