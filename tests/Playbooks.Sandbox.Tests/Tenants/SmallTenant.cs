using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Testing.Conformance;

namespace Playbooks.Sandbox.Tests.Tenants;

/// <summary>A running sandbox with two repositories, and a client that signs in as the App's installation.</summary>
internal sealed class SmallTenant : IAsyncDisposable
{
    private const string Data = """
        {
          "name": "small", "now": "2025-03-15T22:10:00Z",
          "github": {
            "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "write", "administration": "write", "contents": "read", "metadata": "read",
              "secrets": "write", "environments": "write", "organization_secrets": "write", "organization_administration": "write", "repository_hooks": "read",
              "organization_hooks": "read", "organization_self_hosted_runners": "write", "actions_variables": "read", "members": "read", "dependabot_secrets": "read",
              "organization_dependabot_secrets": "read", "codespaces_secrets": "read", "secret_scanning_alerts": "read", "organization_personal_access_tokens": "read"}},
            "organisations": [{
              "login": "small", "members": ["dana", "eli"],
              "pat_grants": [{"name": "deploy", "user": "dana", "permissions": ["contents:write"]}], "authorizations": [{"user": "eli", "type": "ssh_key"}], "dependabot_secrets": {"REGISTRY": "mint:npm_token/registry"},
              "secrets": [{"name": "SHARED", "value": "mint:npm_token/shared", "visibility": "selected", "selected": ["web"]}],
              "hooks": [{"url": "https://hooks.example.com/a", "events": ["push"]}],
              "runners": [{"name": "build-1", "labels": ["self-hosted", "Linux"]}, {"name": "build-2", "busy": true, "labels": ["self-hosted"]}],
              "audit": [{"at": "2025-03-14T17:00:00Z", "action": "repo.create", "actor": "dana", "repo": "small/web"},
                        {"at": "2025-03-15T09:00:00Z", "action": "org.invite_member", "actor": "eli"}],
              "repositories": [
                {"name": "web", "visibility": "public", "packages": ["pkg:npm/left-pad@1.3.0"],
                 "secrets": {"DEPLOY_KEY": "mint:ssh_key/web", "NPM_TOKEN": "mint:npm_token/web"},
                 "dependabot_secrets": {"REGISTRY": "mint:npm_token/registry"}, "codespaces_secrets": {"REGISTRY": "mint:npm_token/registry"},
                 "collaborators": {"trent": "push"}, "caches": [{"key": "npm"}], "alerts": [{"type": "npm_access_token", "value": "mint:npm_token/web"}],
                 "keys": [{"name": "web", "title": "deploy"}],
                 "environments": [{"name": "production", "reviewers": ["eli"], "wait": 5, "secrets": {"PROD": "mint:text/prod"}}],
                 "commits": [{"name": "old", "at": "2025-03-01T00:00:00Z"}, {"name": "head", "at": "2025-03-15T20:00:00Z"}],
                 "tags": {"v1": "old"},
                 "runs": [
                   {"workflow": "ci.yml", "commit": "old", "at": "2025-03-14T18:00:00Z", "jobs": [{"name": "build", "steps": ["tj-actions/changed-files@v44"], "leaks": ["NPM_TOKEN"]}],
                    "attempts": [{"at": "2025-03-14T18:00:00Z", "jobs": [{"name": "build", "steps": ["Run tj-actions/changed-files@v44"], "leaks": ["NPM_TOKEN"], "conclusion": "failure"}]},
                                 {"at": "2025-03-14T19:00:00Z", "jobs": ["build"]}]},
                   {"workflow": "ci.yml", "at": "2025-03-15T22:05:00Z", "status": "in_progress", "stubborn": true, "jobs": ["build"]}]},
                {"name": "api", "visibility": "private"}
              ]
            }]
          },
          "consumers": [{"id": "web-ci", "kind": "workflow", "workflow": "small/web:.github/workflows/ci.yml", "credential": "deploy-key",
            "uses": {"kind": "github_deploy_key", "fields": {"private": "place:github:repo:small/web:DEPLOY_KEY"}}}]
        }
        """;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["repositories/web/workflows/ci.yml"] = "name: CI\non: [push, workflow_dispatch]\njobs: {}\n",
        ["repositories/web/README.md"] = "# web\n",
        ["repositories/web@old/workflows/ci.yml"] = "name: CI\non: push\njobs: {old: {}}\n",
    };

    /// <summary>What GitHub's description does not say of an answer that a test got.</summary>
    private readonly List<string> problems = [];

    private SmallTenant(SandboxHost host, HttpClient http)
    {
        Host = host;
        Http = http;
    }

    public SandboxHost Host { get; }

    /// <summary>Signed in as the installation, with every permission the App holds.</summary>
    public HttpClient Http { get; }

    public GitHubPart GitHub => Host.Tenant.Parts.OfType<GitHubPart>().Single();

    public static async Task<SmallTenant> StartAsync(SandboxOptions? options = null)
    {
        var scenario = new Scenario(JsonNode.Parse(Data)!.AsObject(), [], Files); // the text above is an object
        var host = await SandboxHost.StartAsync(scenario, options ?? new SandboxOptions(), CancellationToken.None);
        var tenant = new SmallTenant(host, Client(host));
        tenant.Http.DefaultRequestHeaders.Authorization = new("Bearer", await tenant.TokenAsync("{}"));
        return tenant;
    }

    public static HttpClient Client(SandboxHost host)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Endpoints.GitHub };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("tests/1");
        return http;
    }

    public string Jwt(TimeSpan? issued = null, TimeSpan? life = null, long app = 7)
    {
        var from = Host.Clock.GetUtcNow() + (issued ?? TimeSpan.FromSeconds(-10));
        return AppJwt.Sign(GitHub.World.App.PrivateKey, app, from, from + (life ?? TimeSpan.FromMinutes(9)));
    }

    public async Task<string> TokenAsync(string body)
    {
        var answer = await SendAsync("POST", "/app/installations/70/access_tokens", body, Jwt());
        return answer.Json["token"]?.ToString() ?? throw new InvalidOperationException(answer.Json.ToJsonString());
    }

    public async Task<(int Status, JsonNode Json, HttpResponseMessage Raw)> SendAsync(string method, string path, string? body = null, string? bearer = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = bearer is null ? null : new("Bearer", bearer);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var json = text.Length > 0 && answer.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null;
        if (answer.IsSuccessStatusCode && Descriptions.GitHub is { } description && !Descriptions.IsLeftOut(new Uri(Http.BaseAddress!, path)))
        {
            problems.AddRange(description.AnswerErrors(method, path.Split('?')[0], (int)answer.StatusCode, json));
        }

        return ((int)answer.StatusCode, json ?? new JsonObject(), answer);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        Assert.Empty(problems);
    }
}
