using System.Text.Json.Nodes;
using Playbooks.Connectors.Tenants;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Language.Workflows;
using Playbooks.Language.Workflows.Federation;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.GitHub.Pulls;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Scenarios.Shorthand;
using Playbooks.Testing.Time;
using Call = Playbooks.Core.Actions.Call;

namespace Playbooks.Connectors.Tests.Federation;

/// <summary>A static key is replaced by the jobs' own identity: trust, proposal, merge by a person, proof by a run and by AWS's log, and only then the key goes.</summary>
public sealed class StaticKeyTests : IAsyncLifetime
{
    private const string Account = "111122223333";
    private const string Role = $"arn:aws:iam::{Account}:role/web-deploy";
    private const string Path = ".github/workflows/deploy.yml";

    private const string Text = """
        {"name": "keyed", "now": "2026-08-10T12:00:00Z", "people": [],
         "github": {
           "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "write", "contents": "write", "workflows": "write", "pull_requests": "write", "metadata": "read", "secrets": "write"}},
           "organisations": [{"login": "acme", "members": ["dana"], "repositories": [{"name": "web"}]}]},
         "aws": {"accounts": [{"id": "111122223333", "region": "us-east-1", "responder": "responder"}]},
         "entra": {"tenant": "acme.example", "responder": "responder", "applications": [{"name": "responder", "passwords": [{"name": "responder", "start": "2026-01-01T00:00:00Z", "end": "2027-01-01T00:00:00Z"}], "app_roles": []}]},
         "credentials": [
           {"id": "responder-aws", "aws_key": "responder", "responder": true, "may": ["iam:*", "sts:*", "cloudtrail:*"]},
           {"id": "web", "aws_key": "web-deploy", "exposed": "confirmed", "at": ["github:repo:acme/web:AWS_ID+AWS_SECRET"], "used_by": ["acme/web:deploy.yml"]}]}
        """;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["repositories/web/workflows/deploy.yml"] = """
            on: workflow_dispatch
            jobs:
              deploy:
                runs-on: ubuntu-latest
                steps:
                  - uses: aws-actions/configure-aws-credentials@v4
                    with:
                      aws-region: us-east-1
                      aws-access-key-id: ${{ secrets.AWS_ID }}
                      aws-secret-access-key: ${{ secrets.AWS_SECRET }}
            """,
    };

    private readonly ManualTime time = new(new DateTimeOffset(2026, 8, 10, 12, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("playbooks-keyed-");
    private SandboxHost? host;
    private TenantConnections? connections;

    private SandboxHost Host => host ?? throw new InvalidOperationException("not started");

    private ActionDriver Driver => new(connections?.Actions ?? [], time);

    private Repository Web => Host.Tenant.Parts.OfType<GitHubPart>().Single().World.Repository("acme", "web") ?? throw new InvalidOperationException("no repository");

    private static (string, Value) Repository => ("repository", Value.Of("acme/web"));

    private static (string, Value)[] Workflow => [Repository, ("path", Value.Of(Path)), ("role", Value.Of(Role))];

    public async Task InitializeAsync()
    {
        host = await SandboxHost.StartAsync(new Scenario(WrittenOut.Of(JsonNode.Parse(Text)?.AsObject() ?? []), [], Files), new SandboxOptions { Time = time }, CancellationToken.None);
        var tenant = Assert.IsType<TenantRead.Settings>(TenantReader.Read(await TenantFile.WriteAsync(host, folder.FullName, CancellationToken.None))).Value;
        connections = TenantConnections.Open(tenant, WorkflowReader.Read, time, () => 0, federate: WorkflowFederation.Edit);
    }

    public async Task DisposeAsync()
    {
        connections?.Dispose();
        await Host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_static_key_is_replaced_by_the_jobs_own_identity_and_dies_only_when_its_consumer_works_without_it()
    {
        var check = await Driver.ReadAsync(ActionDriver.Call("github.check-federation", Workflow));
        Assert.Equal(Value.True, check.Get("editable"));
        await Driver.DoAsync(ActionDriver.Call("aws.create-oidc-role", ("role", Value.Of("web-deploy")), ("subjects", Value.ListOf(["repo:acme/web:ref:refs/heads/main"])), ("policies", Value.ListOf(["arn:aws:iam::aws:policy/AdministratorAccess"]))));
        var (proposed, _) = await Driver.DoAsync(ActionDriver.Call("github.propose-federation", Workflow));
        var since = time.GetUtcNow();
        Assert.Equal("not-merged", await RefusalAsync(Proof(proposed, run: 1)));

        PullRoutes.Merge(Web, Web.Pulls.Single(), new string('a', 40), time.GetUtcNow());
        var run = await RunAsync();

        await Driver.ReadAsync(Proof(proposed, run));
        var assumed = await Driver.ReadAsync(ActionDriver.Call("aws.prove-role-assumed", ("role", Value.Of("web-deploy")), ("since", Time(since)), ("subject", Value.Of("repo:acme/web:ref:refs/heads/main"))));
        Assert.Equal("web-deploy", assumed.GetText("role"));
        foreach (var secret in proposed.Get("secrets")?.Items ?? [])
        {
            await Driver.DoAsync(ActionDriver.Call("github.delete-secret", Repository, ("name", secret)));
        }

        var key = new[] { ("user", Value.Of("web-deploy")), ("key", Value.Of(Host.Tenant.Context.Mint.Value("aws_key_id", "web-deploy-1"))) };
        await Driver.DoAsync(ActionDriver.Call("aws.deactivate-access-key", key));
        await Driver.DoAsync(ActionDriver.Call("aws.delete-access-key", key));
        await Driver.ReadAsync(Proof(proposed, await RunAsync()));
    }

    [Fact]
    public async Task A_proposal_is_taken_back_whole_and_can_be_made_again()
    {
        var before = Host.State().ToJsonString();
        var (_, undo) = await Driver.DoAsync(ActionDriver.Call("github.propose-federation", Workflow));

        await Driver.DoAsync(undo ?? throw new InvalidOperationException("no undo"));

        Assert.Equal(before, Host.State().ToJsonString());
        Assert.Equal(SurveyVerdict.ToDo, (await Driver.SurveyAsync(ActionDriver.Call("github.propose-federation", Workflow))).Verdict);
    }

    [Fact]
    public async Task A_run_whose_role_does_not_trust_it_proves_nothing()
    {
        var (proposed, _) = await Driver.DoAsync(ActionDriver.Call("github.propose-federation", Workflow));
        PullRoutes.Merge(Web, Web.Pulls.Single(), new string('a', 40), time.GetUtcNow());

        var failed = Assert.IsType<ActionOutcome.FailedFinal>(await Driver.PerformAsync(Dispatch, await Driver.SurveyAsync(Dispatch)));

        Assert.Equal("run-failed", failed.Code);
        Assert.Equal("not-assumed", await RefusalAsync(ActionDriver.Call("aws.prove-role-assumed", ("role", Value.Of("web-deploy")), ("since", Time(time.GetUtcNow().AddHours(-1))))));
        Assert.Equal("run-failed", await RefusalAsync(Proof(proposed, Web.Runs[0].Id)));
    }

    [Fact]
    public async Task What_somebody_else_pushed_to_the_branch_is_not_overwritten()
    {
        await Driver.DoAsync(ActionDriver.Call("github.propose-federation", Workflow));
        Web.Commits[^1].Files[Path] += "\n# and more\n";

        var refused = Assert.IsType<ActionOutcome.Refused>(await Driver.SurveyFailsAsync(ActionDriver.Call("github.propose-federation", Workflow)));

        Assert.Equal("drifted", refused.Code);
    }

    [Fact]
    public async Task A_workflow_that_cannot_be_edited_is_a_task_with_instructions_for_a_person()
    {
        Web.Commits[^1].Files[Path] = "on: workflow_dispatch\njobs: {a: {steps: [{run: ./x, env: {AWS_ACCESS_KEY_ID: '${{ secrets.AWS_ID }}'}}]}}\n";

        var check = await Driver.ReadAsync(ActionDriver.Call("github.check-federation", Workflow));

        Assert.Equal(Value.False, check.Get("editable"));
        Assert.Contains("It cannot be edited mechanically: no step uses aws-actions/configure-aws-credentials", check.GetText("instructions"), StringComparison.Ordinal);
        Assert.Equal("needs-person", Assert.IsType<ActionOutcome.Refused>(await Driver.SurveyFailsAsync(ActionDriver.Call("github.propose-federation", Workflow))).Code);
    }

    private static Call Dispatch => ActionDriver.Call("github.dispatch-workflow", Repository, ("workflow", Value.Of("deploy.yml")), ("ref", Value.Of("main")));

    private static Call Proof(Value proposed, long run) =>
        ActionDriver.Call("github.prove-federation", [.. Workflow, ("pull", proposed.Get("pull") ?? Value.Nothing), ("run", Value.Of(run))]);

    private static Value Time(DateTimeOffset at) => Value.Of(at.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));

    private async Task<long> RunAsync() => ((await Driver.DoAsync(Dispatch)).Output.Get("run") as Value.Int)?.Number ?? 0;

    private async Task<string> RefusalAsync(Call call) => await Driver.LookUpAsync(call) switch
    {
        ActionOutcome.FailedRetryable failed => failed.Code,
        ActionOutcome.FailedFinal failed => failed.Code,
        var other => $"{other}",
    };
}
