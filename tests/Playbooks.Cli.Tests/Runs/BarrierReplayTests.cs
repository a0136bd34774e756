using System.Text.Json.Nodes;
using Playbooks.Cli.Terminals;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Cli.Tests.Runs;

/// <summary>
/// The rotation that let Trivy's attackers stay (March 2026): new values were written one by one while an access that was stolen before still
/// worked, and could read them. The same happens here to who writes it so and names no readers; who names them is put in order.
/// </summary>
public sealed class BarrierReplayTests : IDisposable
{
    private const string Account = "111122223333";

    private const string Text = """
        {"name": "barrier", "now": "2026-03-01T12:00:00Z", "people": [{"id": "sam", "roles": ["security"]}],
         "aws": {"accounts": [{"id": "111122223333", "region": "eu-west-1", "responder": "responder",
           "users": [
             {"name": "responder", "keys": [{"name": "responder"}], "attached": ["arn:aws:iam::aws:policy/AdministratorAccess"]},
             {"name": "ci", "keys": [{"name": "stolen"}], "policies": [{"name": "read", "document": {"Version": "2012-10-17", "Statement": [
               {"Effect": "Allow", "Action": ["secretsmanager:GetSecretValue", "ssm:GetParameter"], "Resource": "*"}]}}]}],
           "secrets": [{"name": "shop/db", "value": "mint:text/db"}],
           "parameters": [{"name": "/shop/token", "type": "SecureString", "value": "mint:text/token"}]}]}}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("playbooks-barrier-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Where_the_old_access_is_cut_first_who_stole_it_reads_no_new_value()
    {
        var (thief, code, said) = await ReplayAsync(isBarrierUp: true, cutsLast: false);

        Assert.True(code == ExitCode.Ok, said);
        Assert.Equal(2, thief.Seen.Count);
    }

    [Fact]
    public async Task With_the_barrier_off_and_the_cut_last_who_stole_it_reads_the_new_value()
    {
        var (thief, code, said) = await ReplayAsync(isBarrierUp: false, cutsLast: true);

        Assert.True(code == ExitCode.Ok, said);
        Assert.Equal(3, thief.Seen.Count);
    }

    [Fact]
    public async Task The_planner_refuses_to_write_before_the_cut_and_nothing_new_is_there_to_read()
    {
        var (thief, _, said) = await ReplayAsync(isBarrierUp: true, cutsLast: true);

        Assert.Contains("come both before and after", said, StringComparison.Ordinal);
        Assert.Equal(2, thief.Seen.Count);
    }

    private async Task<(Thief Thief, int Code, string Said)> ReplayAsync(bool isBarrierUp, bool cutsLast)
    {
        await using var host = await SandboxHost.StartAsync(
            new Scenario(JsonNode.Parse(Text)?.AsObject() ?? [], [], new Dictionary<string, string>()), new SandboxOptions(), CancellationToken.None);
        using var thief = new Thief(host, "stolen");
        thief.Poll(null);
        Assert.Equal(2, thief.Seen.Count);
        var (code, said) = await RunAsync(await TenantFile.WriteAsync(host, folder, CancellationToken.None), host.Tenant.Context.Mint.Value("aws_key_id", "stolen"), isBarrierUp, cutsLast);
        return (thief, code, said);
    }

    private async Task<(int Code, string Error)> RunAsync(string tenant, string key, bool isBarrierUp, bool cutsLast)
    {
        var playbook = Path.Combine(folder, "replay.yaml");
        await File.WriteAllTextAsync(playbook, $$$"""
            playbook: replay
            version: 1.0.0
            title: Write new values, then cut the old access
            roles:
              security:
                description: Leads the response.
            stages:
              - stage: rotate
                steps:
                  - id: secret
                    uses: aws.read-secret
                    with: {secret: shop/db}
                  - id: write
                    uses: rotate.aws-secret
                    with:
                      secret: shop/db
                      version: ${{ steps.secret.output.versions[0].id }}
                      places: [{kind: aws-parameter, names: {secret: /shop/token}}]
                      readers: {{{(isBarrierUp ? $"['aws:{Account}/access-key/{key}']" : "[]")}}}
                  - id: cut
                    uses: aws.deactivate-access-key
                    with: {user: ci, key: {{{key}}}}
                    {{{(cutsLast ? "after: [write]" : "title: Cut the old access")}}}
                checkpoint:
                  approvals: {security: 1}
                  deadline: 10m
            """);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await PlaybookProgram.RunAsync(
            ["run", playbook, "--tenant", tenant, "--approve", "auto", "--store", Path.Combine(folder, "runs")], new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));
        return (code, $"{error}{output}");
    }
}
