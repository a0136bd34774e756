using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Scenarios.Shorthand;

namespace Playbooks.Benchmarks.Rotation;

/// <summary>A tenant with many access keys, each in a repository's Actions secrets and in Secrets Manager, used by one workflow and two services.</summary>
internal static class CrowdedTenant
{
    private const string Account = "111122223333";
    private const string Region = "us-east-1";

    private const string Frame = """
        {"name": "crowded", "now": "2026-08-10T12:00:00Z", "people": [{"id": "sam", "roles": ["security"]}],
         "github": {
           "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "write", "contents": "read", "metadata": "read", "secrets": "write"}},
           "organisations": [{"login": "acme", "members": ["sam"], "repositories": []}]},
         "aws": {"accounts": [{"id": "111122223333", "region": "us-east-1", "responder": "responder"}]},
         "entra": {"tenant": "acme.example", "responder": "responder", "applications": [
           {"name": "responder", "passwords": [{"name": "responder", "start": "2026-01-01T00:00:00Z", "end": "2027-01-01T00:00:00Z"}], "app_roles": []}]},
         "credentials": [{"id": "responder-aws", "aws_key": "responder", "responder": true, "may": ["iam:*", "sts:*", "secretsmanager:*"]}]}
        """;

    public static Scenario Of(int credentials)
    {
        var document = JsonNode.Parse(Frame)?.AsObject() ?? [];
        var repositories = document["github"]?["organisations"]?[0]?["repositories"]?.AsArray() ?? [];
        var list = document["credentials"]?.AsArray() ?? [];
        var files = new Dictionary<string, string>();
        foreach (var n in Enumerable.Range(0, credentials).Select(Text))
        {
            repositories.Add(new JsonObject { ["name"] = $"r{n}" });
            files[$"repositories/r{n}/workflows/use.yml"] = "on: workflow_dispatch\njobs:\n  use: {runs-on: ubuntu-latest, steps: [{run: ./use}]}\n";
            list.Add(new JsonObject
            {
                ["id"] = $"key-{n}",
                ["aws_key"] = $"u{n}",
                ["exposed"] = "confirmed",
                ["at"] = new JsonArray($"github:repo:acme/r{n}:KEY_ID+SECRET_KEY", $"aws:secret:{Account}:{Region}:prod/{n}#AccessKeyId+SecretAccessKey"),
                ["used_by"] = new JsonArray($"acme/r{n}:use.yml", $"service:a{n}", $"service:b{n}"),
            });
        }

        return new Scenario(WrittenOut.Of(document), [], files);
    }

    /// <summary>What the reach graph would hand to the rotating step.</summary>
    public static Value Rotations(SandboxHost sandbox, int credentials) => Value.ListOf(Enumerable.Range(0, credentials).Select(Text).Select(n => Value.MapOf(
        ("user", Value.Of($"u{n}")),
        ("key", Value.Of(sandbox.Tenant.Context.Mint.Value("aws_key_id", $"u{n}-1"))),
        ("places", Value.ListOf(
        [
            Value.MapOf(("kind", Value.Of("github-actions-secret")), ("repository", Value.Of($"acme/r{n}")), ("names", Names("KEY_ID", "SECRET_KEY"))),
            Value.MapOf(("kind", Value.Of("aws-secret")), ("account", Value.Of(Account)), ("secretId", Value.Of($"prod/{n}")), ("keys", Names("AccessKeyId", "SecretAccessKey"))),
        ])),
        ("checks", Value.ListOf(
        [
            Value.MapOf(("kind", Value.Of("github-workflow")), ("repository", Value.Of($"acme/r{n}")), ("workflow", Value.Of("use.yml")), ("ref", Value.Of("main"))),
            Healthy(sandbox, $"service:a{n}"),
            Healthy(sandbox, $"service:b{n}"),
        ])))));

    private static Value Healthy(SandboxHost sandbox, string consumer) => Value.MapOf(
        ("kind", Value.Of("http")), ("url", Value.Of(new Uri(sandbox.Endpoints.Control, $"/_sandbox/consumers/{Uri.EscapeDataString(consumer)}").ToString())));

    private static Value Names(string id, string secret) => Value.MapOf(("id", Value.Of(id)), ("secret", Value.Of(secret)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
