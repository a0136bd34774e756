using Playbooks.Core.Actions;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Data;
using Xunit.Abstractions;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>Every action once, each request and each answer held against GitHub's own description, and what is covered by that.</summary>
public class ConformanceTests(ITestOutputHelper output)
{
    private static readonly (string Uses, Func<SandboxGitHub, string> With)[] Reads =
    [
        ("github.list-repositories", _ => "{}"),
        ("github.find-runs", _ => """{"repositories":["acme/web"],"uses":"tj-actions/changed-files","windows":[{"from":"2025-03-14T16:00:00Z","to":"2025-03-15T22:00:00Z"}]}"""),
        ("github.find-machine-jobs", _ => """{"repositories":["acme/web"],"runs":[]}"""),
        ("github.find-handed-on", _ => """{"runs":[]}"""),
        ("github.read-workflows", _ => """{"runs":[]}"""),
        ("github.list-secrets", _ => """{"repository":"acme/web"}"""),
        ("github.list-secrets", _ => """{"organization":"acme"}"""),
        ("github.read-oidc-subjects", _ => """{"repository":"acme/web"}"""),
        ("github.list-deploy-keys", _ => """{"repository":"acme/web"}"""),
        ("github.read-logs", github => $$"""{"repository":"acme/web","runs":[{{github.Run("inside")}}],"indicators":["exfiltrate"]}"""),
        ("github.check-workflow", _ => """{"repository":"acme/web","workflow":"ci.yml"}"""),
        ("github.list-runners", _ => """{"organization":"acme"}"""),
        ("github.list-webhooks", _ => """{"organization":"acme"}"""),
        ("github.ping-webhook", github => $$"""{"organization":"acme","hook":{{github.Hook("org")}}}"""),
        ("github.list-caches", _ => """{"repository":"acme/web"}"""),
        ("github.list-secret-alerts", _ => """{"organization":"acme"}"""),
        ("github.prove-leak-dead", github =>
        {
            github.World.Tokens.Revoke(github.World.Repository("acme", "web")?.Alerts[0].Value ?? "", github.Time.GetUtcNow());
            return """{"repository":"acme/web","alert":1}""";
        }),
        ("github.list-apps", _ => """{"organization":"acme"}"""),
        ("github.list-pat-grants", _ => """{"organization":"acme"}"""),
        ("github.list-authorized-credentials", _ => """{"organization":"acme"}"""),
        ("github.read-audit-log", _ => """{"organization":"acme","since":"2025-03-01T00:00:00Z"}"""),
        ("github.capture-baseline", _ => """{"repository":"acme/web"}"""),
        ("github.check-persistence", _ => """{"organization":"acme","since":"2025-03-01T00:00:00Z"}"""),
        ("github.check-pinning", _ => """{"repository":"acme/web"}"""),
        ("github.prove-secret-updated", _ => """{"organization":"acme","name":"SHARED","since":"2000-01-01T00:00:00Z"}"""),
        ("github.find-dependency", _ => """{"repositories":["acme/web"],"package":"pkg:npm/left-pad"}"""),
    ];

    [DataFact(Descriptions.GitHubPath)]
    public async Task Every_action_asks_only_what_github_describes_and_the_sandbox_answers_so()
    {
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in ChangeRows.All)
        {
            await using var github = await SandboxGitHub.StartAsync();
            await row.Arrange(github);
            await github.PerformAsync(row.Uses, row.With(github), row.Pause);
            Count(github, met);
        }

        foreach (var (uses, with) in Reads)
        {
            await using var github = await SandboxGitHub.StartAsync();
            await github.ReadAsync(uses, with(github));
            Count(github, met);
        }

        Assert.All(ChangeRows.All.Where(row => row.IsDescribed), row => Assert.Contains(row.Operation, met.Keys));
        var report = ConformanceRecord.Report(Assert.IsType<OpenApiDescription>(Descriptions.GitHub), met).ToList();
        output.WriteLine($"{met.Count} of {report.Count} operations of GitHub's description are asked for, this often:");
        report.ForEach(output.WriteLine);
        await using var all = await SandboxGitHub.StartAsync();
        output.WriteLine($"actions that only read and are not asked here: {string.Join(", ", all.Contracts.Where(c => c.Effect == Effect.Reads).Select(c => c.Name).Except(Reads.Select(r => r.Uses)))}");
    }

    private static void Count(SandboxGitHub github, Dictionary<string, int> met)
    {
        Assert.Empty(github.Violations);
        foreach (var (operation, times) in github.Conformance.Met)
        {
            met[operation] = met.GetValueOrDefault(operation) + times;
        }
    }

    [DataFact(Descriptions.GitHubPath)]
    public void The_check_finds_what_is_wrong_with_a_request_and_with_an_answer()
    {
        var description = Assert.IsType<OpenApiDescription>(Descriptions.GitHub);
        var environment = new Uri("https://api.github.com/repos/a/b/environments/c");

        Assert.Empty(description.Errors("PUT", environment, "{\"wait_timer\":5}"u8, 200));
        Assert.NotEmpty(description.Errors("PUT", environment, "{\"wait_timer\":\"5\"}"u8, 200));
        Assert.NotEmpty(description.Errors("PUT", environment, "{\"wait\":5}"u8, 200));
        Assert.NotEmpty(description.Errors("PUT", environment, "{}"u8, 201));
        Assert.NotEmpty(description.Errors("POST", environment, "{}"u8, 200));
        Assert.NotEmpty(description.Errors("DELETE", new Uri("https://api.github.com/repos/a/b/actions/caches?keys=x"), [], 200));
        Assert.NotEmpty(description.AnswerErrors("GET", "/repos/a/b/environments/c", 200, null));
        Assert.NotEmpty(description.AnswerErrors("GET", "/repos/a/b/environments/c", 200, new System.Text.Json.Nodes.JsonObject { ["id"] = 5 }));
        Assert.NotEmpty(description.AnswerErrors("PUT", "/orgs/a/actions/permissions", 204, new System.Text.Json.Nodes.JsonObject { ["id"] = 5 }));
    }
}
