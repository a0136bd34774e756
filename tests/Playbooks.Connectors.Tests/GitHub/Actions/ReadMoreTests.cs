using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>Reads beside those that look for runs and secrets.</summary>
public class ReadMoreTests
{
    [Fact]
    public async Task Runners_are_told_with_their_groups()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.ReadAsync("github.list-runners", """{"organization":"acme"}""");

        Assert.Equal(["builder", "busy"], Texts(output, "runners", "name"));
        Assert.Equal(["Build", "Default"], Texts(output, "runners", "group"));
        Assert.Equal(["Default", "Build"], Texts(output, "groups", "name"));
        Assert.Empty((await github.ReadAsync("github.list-runners", """{"repository":"acme/web"}""")).Get("runners")?.Items ?? default);
    }

    [Fact]
    public async Task A_webhook_is_listed_without_its_secret_and_keeps_it_when_it_is_silenced()
    {
        await using var github = await SandboxGitHub.StartAsync();
        var output = await github.ReadAsync("github.list-webhooks", """{"repository":"acme/web"}""");

        await github.PerformAsync("github.set-webhook", $$"""{"repository":"acme/web","hook":{{github.Hook("web")}},"active":false,"url":"https://elsewhere.example.com/"}""");

        Assert.Equal(["https://hooks.example.com/web"], Texts(output, "webhooks", "url"));
        Assert.NotNull(github.World.Repositories.SelectMany(r => r.Hooks).Single().Secret);
    }

    [Fact]
    public async Task A_ping_tells_what_the_receiver_answered()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.ReadAsync("github.ping-webhook", $$"""{"repository":"acme/web","hook":{{github.Hook("web")}}}""");

        Assert.Equal(Value.Of(200), output.Get("status"));
    }

    [Fact]
    public async Task Caches_are_chosen_by_what_is_asked_for()
    {
        await using var github = await SandboxGitHub.StartAsync();

        Assert.Equal(["npm-1", "npm-2"], Texts(await github.ReadAsync("github.list-caches", """{"repository":"acme/web"}"""), "caches", "key"));
        Assert.Equal(["npm-2"], Texts(await github.ReadAsync("github.list-caches", """{"repository":"acme/web","since":"2025-03-14T00:00:00Z"}"""), "caches", "key"));
        Assert.Equal("invalid-arguments", Assert.IsType<ActionOutcome.FailedFinal>(await github.TryReadAsync("github.list-caches", """{"repository":"acme/web","since":"yesterday"}""")).Code);
    }

    [Theory]
    [InlineData("""{"repository":"acme/web"}""")]
    [InlineData("""{"organization":"acme"}""")]
    public async Task Alerts_come_without_their_secrets(string with)
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.ReadAsync("github.list-secret-alerts", with);

        Assert.Equal(["acme/web", "acme/web"], Texts(output, "alerts", "repository"));
        Assert.Equal(["github_personal_access_token", "npm_access_token"], Texts(output, "alerts", "type"));
    }

    [Fact]
    public async Task A_leaked_token_of_another_vendor_is_not_sent_to_github()
    {
        await using var github = await SandboxGitHub.StartAsync();
        const string With = """{"repository":"acme/web","alert":2}""";

        var outcome = await github.TryPerformAsync("github.revoke-leaked-credential", With, await github.SurveyAsync("github.revoke-leaked-credential", With));

        Assert.Equal("not-revocable", Assert.IsType<ActionOutcome.FailedFinal>(outcome).Code);
        Assert.DoesNotContain(github.Host.Audit, e => e.Operation == "credentials/revoke");
    }

    [Fact]
    public async Task A_ruleset_of_somebody_else_is_neither_taken_for_ours_nor_deleted()
    {
        await using var github = await SandboxGitHub.StartAsync();
        github.World.Organisations["acme"].Rulesets.Add(new System.Text.Json.Nodes.JsonObject
        {
            ["id"] = 5L, ["name"] = "main", ["target"] = "branch", ["source_type"] = "Organization", ["source"] = "acme", ["enforcement"] = "active",
            ["bypass_actors"] = new System.Text.Json.Nodes.JsonArray(), ["conditions"] = new System.Text.Json.Nodes.JsonObject(), ["rules"] = new System.Text.Json.Nodes.JsonArray(),
        });

        foreach (var uses in new[] { "github.block-pushes", "github.lift-push-block" })
        {
            Assert.Equal("conflict", Assert.IsType<ActionOutcome.FailedFinal>(await github.SurveyFailsAsync(uses, """{"organization":"acme","name":"main"}""")).Code);
        }
    }

    [Theory]
    [InlineData("github.delete-ref", """{"repository":"acme/web","ref":"heads/main"}""", "conflict")]
    [InlineData("github.delete-ref", """{"repository":"acme/web","ref":"../main"}""", "invalid-arguments")]
    [InlineData("github.set-ref", """{"repository":"acme/web","ref":"tags/v1","sha":"abc"}""", "invalid-arguments")]
    [InlineData("github.set-webhook", """{"repository":"acme/web","hook":1,"url":"http://plain.example.com"}""", "invalid-arguments")]
    [InlineData("github.set-runner-group", """{"organization":"acme","group":"None","visibility":"all"}""", "not-found-or-not-permitted")]
    [InlineData("github.set-runner-group", """{"organization":"acme","group":"Build","visibility":"all","repositories":["acme/web"]}""", "invalid-arguments")]
    [InlineData("github.set-environment", """{"repository":"acme/web","environment":"production","wait":99999}""", "invalid-arguments")]
    [InlineData("github.set-visibility", """{"repository":"acme/web","visibility":"secret"}""", "invalid-arguments")]
    [InlineData("github.delete-secret", """{"organization":"acme","store":"codespaces","name":"X"}""", "invalid-arguments")]
    [InlineData("github.set-secret-alert", """{"repository":"acme/web","alert":1,"state":"open","resolution":"revoked"}""", "invalid-arguments")]
    public async Task What_cannot_be_done_is_said_before_anything_is(string uses, string with, string code)
    {
        await using var github = await SandboxGitHub.StartAsync();

        Assert.Equal(code, Assert.IsType<ActionOutcome.FailedFinal>(await github.SurveyFailsAsync(uses, with)).Code);
        Assert.DoesNotContain(github.Host.Audit, e => e.Changes);
    }

    [Fact]
    public async Task A_runner_at_work_stays_until_its_run_is_cancelled()
    {
        await using var github = await SandboxGitHub.StartAsync();
        const string With = """{"organization":"acme","runner":"busy"}""";

        var outcome = await github.TryPerformAsync("github.remove-runner", With, await github.SurveyAsync("github.remove-runner", With));

        Assert.Equal("runner-busy", Assert.IsType<ActionOutcome.FailedRetryable>(outcome).Code);
    }

    private static IEnumerable<string?> Texts(Value output, string list, string member) => output.Get(list)?.Items.Select(i => i.GetText(member)) ?? [];
}
