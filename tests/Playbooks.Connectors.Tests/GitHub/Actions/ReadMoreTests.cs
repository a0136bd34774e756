using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>Reads beside those that look for runs and secrets.</summary>
public class ReadMoreTests
{
    [Fact]
    public async Task A_user_token_of_our_own_App_is_proven_dead_once_it_is_deleted()
    {
        const string With = """{"repository":"acme/web","alert":3,"app":9}""";
        await using var github = await SandboxGitHub.StartAsync();
        Assert.Equal("still-alive", Assert.IsType<ActionOutcome.FailedFinal>(await github.TryReadAsync("github.prove-user-token-dead", With)).Code);

        await github.PerformAsync("github.delete-user-token", With);

        Assert.Equal(Value.True, (await github.ReadAsync("github.prove-user-token-dead", With)).Get("dead"));
    }

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

        Assert.Equal(["acme/web", "acme/web", "acme/web"], Texts(output, "alerts", "repository"));
        Assert.Equal(["github_personal_access_token", "npm_access_token", "github_user_token"], Texts(output, "alerts", "type"));
    }

    [Fact]
    public async Task A_leaked_secret_is_dead_only_when_its_issuer_says_so()
    {
        await using var github = await SandboxGitHub.StartAsync();
        const string With = """{"repository":"acme/web","alert":1}""";

        Assert.Equal("validity-unknown", Assert.IsType<ActionOutcome.FailedRetryable>(await github.TryReadAsync("github.prove-leak-dead", With)).Code);
        await github.PerformAsync("github.revoke-leaked-credential", With);
        Assert.Equal("inactive", (await github.ReadAsync("github.prove-leak-dead", With)).GetText("validity"));
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
    [InlineData("github.set-webhook", """{"repository":"acme/web","hook":1,"url":"elsewhere"}""", "invalid-arguments")]
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

    [Fact]
    public async Task Who_and_what_reaches_an_organisation_is_told_apart()
    {
        await using var github = await SandboxGitHub.StartAsync();

        Assert.Equal(["ci-bot", "responder"], Texts(await github.ReadAsync("github.list-apps", """{"organization":"acme"}"""), "apps", "slug"));
        Assert.Equal(["deploy", "evil"], Texts(await github.ReadAsync("github.list-pat-grants", """{"organization":"acme"}"""), "grants", "name"));
        Assert.Equal(["evil"], Texts(await github.ReadAsync("github.list-pat-grants", """{"organization":"acme","user":"mallory"}"""), "grants", "name"));
        Assert.Equal(["OAuth app token"], Texts(await github.ReadAsync("github.list-authorized-credentials", """{"organization":"acme","user":"dana"}"""), "credentials", "type"));
    }

    [Fact]
    public async Task The_audit_log_is_read_from_a_time_on_and_by_a_phrase()
    {
        await using var github = await SandboxGitHub.StartAsync();

        Assert.Equal(["org.add_member"], Texts(await github.ReadAsync("github.read-audit-log", """{"organization":"acme","since":"2025-03-14T00:00:00Z"}"""), "events", "action"));
        Assert.Equal(["repo.create"], Texts(await github.ReadAsync("github.read-audit-log", """{"organization":"acme","since":"2025-01-01T00:00:00Z","phrase":"action:repo"}"""), "events", "action"));
    }

    [Theory]
    [InlineData("github.set-app-suspended", """{"organization":"acme","app":7,"suspended":true}""")]
    [InlineData("github.remove-app", """{"organization":"acme","app":7,"enterprise":"acme-corp"}""")]
    public async Task The_app_that_the_run_works_as_is_left_alone(string uses, string with)
    {
        await using var github = await SandboxGitHub.StartAsync();

        Assert.Equal("self-lockout", Assert.IsType<ActionOutcome.Refused>(await github.SurveyFailsAsync(uses, with)).Code);
    }

    [Fact]
    public async Task An_app_whose_key_nobody_holds_is_suspended_by_a_person()
    {
        await using var github = await SandboxGitHub.StartAsync();

        Assert.Equal("key-not-held", Assert.IsType<ActionOutcome.FailedFinal>(await github.SurveyFailsAsync("github.set-app-suspended", """{"organization":"acme","app":5,"suspended":true}""")).Code);
    }

    [Fact]
    public async Task An_app_may_not_reject_where_it_is_no_reviewer()
    {
        await using var github = await SandboxGitHub.StartAsync();
        github.World.Repository("acme", "web")?.Environments.Clear();
        github.World.Repository("acme", "web")?.Environments.Add("production", new("production", 5, github.Time.GetUtcNow(), github.World.Organisations["acme"].Secrets));
        var with = $$"""{"repository":"acme/web","run":{{github.Run("waiting")}}}""";

        var outcome = await github.TryPerformAsync("github.reject-deployments", with, await github.SurveyAsync("github.reject-deployments", with));

        Assert.Equal("not-permitted", Assert.IsType<ActionOutcome.FailedFinal>(outcome).Code);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(600, false)]
    public async Task What_github_does_later_is_waited_for_and_not_for_ever(int seconds, bool isSeen)
    {
        await using var github = await SandboxGitHub.StartAsync(TimeSpan.FromSeconds(seconds));
        const string Uses = "github.revoke-authorized-credentials";
        const string With = """{"organization":"acme"}""";
        var performing = github.TryPerformAsync(Uses, With, await github.SurveyAsync(Uses, With));
        foreach (var wait in new[] { 1, 2, 4, 8, 15, 15, 15, 15, 15, 15, 15 }.Select(s => TimeSpan.FromSeconds(s)))
        {
            if (await Task.WhenAny(performing, github.Time.WaitingFor(wait)) != performing)
            {
                github.Time.Advance(wait);
            }
        }

        var outcome = await performing;
        Assert.Equal(isSeen ? "succeeded" : "not-seen-yet", outcome is ActionOutcome.FailedRetryable failed ? failed.Code : "succeeded");
    }

    private static IEnumerable<string?> Texts(Value output, string list, string member) => output.Get(list)?.Items.Select(i => i.GetText(member)) ?? [];
}
