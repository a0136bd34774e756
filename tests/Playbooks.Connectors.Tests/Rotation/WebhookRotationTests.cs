using System.Text.Json.Nodes;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Rotation;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Connectors.Tests.GitHub.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Faults;
using Playbooks.Sandbox.GitHub.Hooks;

namespace Playbooks.Connectors.Tests.Rotation;

/// <summary>A webhook's secret, whose receiver reads its copy from Secrets Manager, replaced on both sides; cut short at each mark and carried on.</summary>
public class WebhookRotationTests : IAsyncLifetime
{
    private const string Aws = """
        {"accounts": [{"id": "111122223333", "region": "eu-west-1",
          "users": [{"name": "responder", "keys": [{"name": "responder"}], "attached": ["arn:aws:iam::aws:policy/AdministratorAccess"]}],
          "secrets": [{"name": "web/hook", "value": {"id": "old", "secret": "mint:text/web-hook"}}]}]}
        """;

    private SandboxGitHub github = null!; // set before each test by xunit
    private AwsConnection aws = null!; // as above
    private ActionDriver driver = null!; // as above

    private Hook Hook => github.World.Repositories.SelectMany(r => r.Hooks).Single();

    private Call Rotate => Call(AwsPlace);

    private static Value AwsPlace => Value.MapOf(
        ("kind", Value.Of("aws-secret")), ("secretId", Value.Of("web/hook")), ("keys", Value.MapOf(("id", Value.Of("id")), ("secret", Value.Of("secret")))));

    public async Task InitializeAsync()
    {
        github = await SandboxGitHub.StartAsync(data =>
        {
            data["aws"] = JsonNode.Parse(Aws);
            var hook = data["github"]?["organisations"]?[0]?["repositories"]?[0]?["hooks"]?[0]?.AsObject() ?? [];
            hook["receiver"] = "aws:secret:111122223333:eu-west-1:web/hook#secret";
        });
        var mint = github.Host.Tenant.Context.Mint;
        aws = AwsConnection.Open(
            [new AwsAccountSettings
            {
                Id = "111122223333", Region = "eu-west-1", Endpoint = github.Host.Endpoints.Aws.ToString(), KeyId = mint.Value("aws_key_id", "responder"),
                KeySecret = () => SecretText.Of(mint.Value("aws_secret", "responder")),
            }],
            [], github.Time, () => 0);
        driver = new ActionDriver(Rotations.Over(aws, null, github.Connection, [], github.Time, () => 0).Actions, github.Time);
    }

    public async Task DisposeAsync()
    {
        aws.Dispose();
        await github.DisposeAsync();
    }

    [Fact]
    public async Task The_receiver_gets_the_new_secret_before_the_sender_and_a_ping_proves_it()
    {
        var before = Hook.Secret;

        var (output, undo) = await driver.DoAsync(Rotate);

        Assert.Null(undo);
        AssertRotated(before);
        Assert.Equal([$"github:acme/web/hooks/{Hook.Id}/ping"], output.Get("checks")?.Items.OfType<Value.Text>().Select(t => t.Content));
        Assert.Equal(
            ["creating", "created", "distributing", "distributed", "distributing", "distributed", "verified", "retiring", "retired"], driver.Scope.Marks.Select(m => m.Name));
        Assert.Equal(SurveyVerdict.Done, (await driver.SurveyAsync(Rotate)).Verdict);
        var recorded = string.Join('\n', driver.Scope.Marks.Select(m => PlainJson.Write(m.Data)).Append(PlainJson.Write(output)));
        Assert.DoesNotContain(github.Host.Secrets, s => recorded.Contains(s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("creating")]
    [InlineData("created")]
    [InlineData("distributing")]
    [InlineData("distributed")]
    [InlineData("verified")]
    [InlineData("retiring")]
    public async Task A_rotation_that_was_cut_short_is_carried_on(string mark)
    {
        var before = Hook.Secret;
        var survey = await driver.SurveyAsync(Rotate);
        driver.Scope.CrashAfter = mark;
        await Assert.ThrowsAsync<InvalidOperationException>(() => driver.PerformAsync(Rotate, survey));
        driver.Scope.CrashAfter = null;

        Assert.IsType<ActionOutcome.Succeeded>(await driver.PerformAsync(Rotate, await driver.SurveyAsync(Rotate)));

        AssertRotated(before);
    }

    [Fact]
    public async Task A_lost_answer_of_the_webhook_is_asked_for_again()
    {
        var before = Hook.Secret;
        github.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Operation = "repos/update-webhook-config-for-repo" });

        await driver.DoAsync(Rotate);

        AssertRotated(before);
    }

    [Fact]
    public async Task A_receiver_that_does_not_believe_the_new_secret_fails_the_rotation()
    {
        var call = Call(Value.MapOf(("kind", Value.Of("github-dependabot-secret")), ("repository", Value.Of("acme/web")), ("names", Value.MapOf(("secret", Value.Of("NPM_TOKEN"))))));

        var outcome = await driver.PerformAsync(call, await driver.SurveyAsync(call));

        Assert.Equal("check-failed", Assert.IsType<ActionOutcome.FailedRetryable>(outcome).Code);
        Assert.Equal(Hook.Secret, github.World.Repository("acme", "web")?.DependabotSecrets.Value("NPM_TOKEN"));
    }

    [Theory]
    [InlineData("github-codespaces-secret", "organisation", "acme")]
    [InlineData("github-actions-secret", "repository", "acme")]
    public async Task A_place_that_no_app_can_write_is_said_before_anything_is_made(string kind, string where, string name)
    {
        var call = Call(Value.MapOf(("kind", Value.Of(kind)), (where, Value.Of(name)), ("names", Value.MapOf(("secret", Value.Of("X"))))));

        Assert.Equal("invalid-arguments", Assert.IsType<ActionOutcome.FailedFinal>(await driver.SurveyFailsAsync(call)).Code);
    }

    private Call Call(Value place) => ActionDriver.Call(
        "rotate.github-webhook-secret", ("repository", Value.Of("acme/web")), ("hook", Value.Of(Hook.Id)), ("places", Value.ListOf([place])));

    private void AssertRotated(string? before)
    {
        Assert.NotEqual(before, Hook.Secret);
        Assert.Equal(43, Hook.Secret?.Length);
        Assert.True(github.World.Accepts(Hook, github.Time.GetUtcNow()));
    }
}
