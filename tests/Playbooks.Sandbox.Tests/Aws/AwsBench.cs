using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tenants;
using Playbooks.Sandbox.WebTokens;
using Playbooks.Testing.Time;

namespace Playbooks.Sandbox.Tests.Aws;

/// <summary>A running sandbox with one account, and a client that signs.</summary>
internal sealed class AwsBench : IAsyncDisposable
{
    public const string Account = "111122223333";
    public const string DeployRole = $"arn:aws:iam::{Account}:role/deploy";
    public const string Provider = $"arn:aws:iam::{Account}:oidc-provider/token.actions.githubusercontent.com";
    public const string Store = "c0ffee00-1111-4222-8333-444455556666";
    public const string Subject = "repo:acme/shop:ref:refs/heads/main";
    public static readonly DateTimeOffset Start = new(2025, 3, 15, 22, 10, 0, TimeSpan.Zero);

    private const string Text = """
        {"name": "bench", "now": "2025-03-15T22:10:00Z", "aws": {
          "organization": {"id": "o-bench", "management": "ACCOUNT", "targets": ["ou-ab12-test3456"], "policies": [
            {"name": "p-brake000", "document": {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}}]},
          "accounts": [{"id": "ACCOUNT", "region": "eu-west-1", "page_size": 2, "throttles_lookups": true, "event_stores": ["STORE"],
          "users": [
            {"name": "admin", "keys": [{"name": "admin", "created": "2024-01-01T00:00:00Z"}], "attached": ["arn:aws:iam::aws:policy/AdministratorAccess"]},
            {"name": "auditor", "keys": [{"name": "auditor"}], "attached": ["arn:aws:iam::aws:policy/SecurityAudit"]},
            {"name": "deployer", "console": true, "others": {"service-specific": "ACCAEXAMPLE123EXAMPLE", "ssh-key": "APKAEXAMPLE123EXAMPLE", "signing-certificate": "TA7SMP42TDN5Z26OBPJE7EXAMPLE"}, "keys": [{"name": "deployer", "last_used": "2025-03-01T00:00:00Z"}, {"name": "old", "status": "Inactive"}],
             "policies": [{"name": "deploy", "document": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["secretsmanager:GetSecretValue", "sts:AssumeRole"], "Resource": "*"}]}}]}],
          "oidc_providers": [{"url": "https://token.actions.githubusercontent.com", "client_ids": ["sts.amazonaws.com"]}],
          "roles": [
            {"name": "deploy", "trust": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"Federated": "PROVIDER"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {
                "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}, "StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/shop:*"}}},
              {"Effect": "Allow", "Principal": {"AWS": "ACCOUNT"}, "Action": "sts:AssumeRole"}]},
             "policies": [{"name": "read", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "secretsmanager:*", "Resource": "arn:aws:secretsmanager:*:*:secret:shop/*"}}}]},
            {"name": "AWSServiceRoleForSupport", "path": "/aws-service-role/support.amazonaws.com/", "trust": {"Version": "2012-10-17", "Statement": []}},
            {"name": "idle", "trust": {"Version": "2012-10-17", "Statement": []}}],
          "secrets": [{"name": "shop/db", "value": {"user": "shop", "password": "mint:text/db"}}, {"name": "shop/api", "value": "mint:text/api"}, {"name": "other", "value": "mint:text/other"}],
          "parameters": [{"name": "/shop/token", "type": "SecureString", "value": "mint:text/token"}, {"name": "/shop/region", "type": "String", "value": "eu"}, {"name": "/shop/z", "type": "String", "value": "z"}],
          "trail": [{"time": "2025-03-15T20:00:00Z", "event": "ConsoleLogin", "source": "signin", "user": "deployer"},
            {"time": "2025-03-15T20:01:00Z", "event": "GetSecretValue", "source": "secretsmanager", "access_key": "deployer", "user": "deployer", "read_only": true},
            {"time": "2025-03-15T20:02:00Z", "event": "GetSecretValue", "source": "secretsmanager", "access_key": "deployer", "user": "deployer", "read_only": true},
            {"time": "2025-03-15T20:03:00Z", "event": "GetSecretValue", "source": "secretsmanager", "access_key": "deployer", "user": "deployer", "read_only": true}]}]}}
        """;

    private readonly HttpClient http = new();
    private readonly ManualTime time;

    private AwsBench(SandboxHost host, ManualTime time)
    {
        (Host, this.time) = (host, time);
        Mint = host.Tenant.Context.Mint;
    }

    public SandboxHost Host { get; }

    public Mint Mint { get; }

    public DateTimeOffset Now => Host.Clock.GetUtcNow();

    public AwsKey Admin => Key("admin");

    public static async Task<AwsBench> StartAsync(TimeSpan visibilityDelay = default, string seed = "bench")
    {
        var time = new ManualTime(Start);
        var scenario = new Scenario(JsonNode.Parse(Text.Replace("ACCOUNT", Account, StringComparison.Ordinal).Replace("PROVIDER", Provider, StringComparison.Ordinal).Replace("STORE", Store, StringComparison.Ordinal))?.AsObject() ?? [], [], new Dictionary<string, string>());
        return new(await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = time, VisibilityDelay = visibilityDelay, Seed = seed }, CancellationToken.None), time);
    }

    public AwsKey Key(string name) => new(Mint.Value("aws_key_id", name), Mint.Value("aws_secret", name));

    public void Advance(TimeSpan by) => time.Advance(by);

    public bool Works(string kind, params (string Name, string? Value)[] fields) => Host.Tenant.Works(
        new CredentialValue(kind, fields.ToDictionary(field => field.Name, field => field.Value ?? "", StringComparer.Ordinal)), Now);

    public bool Works(AwsKey key) => Works("aws_access_key", ("id", key.Id), ("secret", key.Secret));

    public Task<AwsAnswer> Iam(AwsKey key, string action, params (string Name, string Value)[] fields) =>
        SendAsync(Query("2010-05-08", action, fields), key, "iam", "us-east-1");

    public Task<AwsAnswer> Sts(AwsKey? key, string action, params (string Name, string Value)[] fields) =>
        SendAsync(Query("2011-06-15", action, fields), key, "sts", "eu-west-1");

    public Task<AwsAnswer> Json(AwsKey key, string service, string operation, JsonObject body, string region = "eu-west-1") =>
        SendAsync(JsonRequest(service, operation, body), key, service, region);

    public HttpRequestMessage Query(string version, string action, params (string Name, string Value)[] fields)
    {
        var form = fields.Prepend(("Version", version)).Prepend(("Action", action)).Select(field => $"{field.Item1}={Uri.EscapeDataString(field.Item2)}");
        return Post(string.Join('&', form), "application/x-www-form-urlencoded");
    }

    public HttpRequestMessage JsonRequest(string service, string operation, JsonObject body)
    {
        var prefix = service switch
        {
            "ssm" => "AmazonSSM",
            "cloudtrail" => "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
            "organizations" => "AWSOrganizationsV20161128",
            _ => service,
        };
        var request = Post(body.ToJsonString(), "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"{prefix}.{operation}");
        return request;
    }

    /// <summary>A call of a service that speaks JSON at paths.</summary>
    public Task<AwsAnswer> Rest(AwsKey key, string service, string path, JsonObject body)
    {
        var request = Post(body.ToJsonString(), "application/json");
        request.RequestUri = new Uri(Host.Endpoints.Aws, path);
        return SendAsync(request, key, service, "eu-west-1");
    }

    public async Task<AwsAnswer> SendAsync(HttpRequestMessage request, AwsKey? key, string service, string region)
    {
        using (request)
        {
            if (key is not null)
            {
                TestSigner.Sign(request, await (request.Content?.ReadAsByteArrayAsync() ?? Task.FromResult<byte[]>([])), key, service, region, Now);
            }

            return await SendSignedAsync(request);
        }
    }

    public async Task<AwsAnswer> SendSignedAsync(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Assumes the deploy role from a workflow and gives back the session's key.</summary>
    public async Task<AwsKey> WorkflowSessionAsync()
    {
        var answer = await Sts(null, "AssumeRoleWithWebIdentity", ("RoleArn", DeployRole), ("RoleSessionName", "ci"), ("WebIdentityToken", WorkflowToken(Subject)));
        return new(answer.One("AccessKeyId") ?? "", answer.One("SecretAccessKey") ?? "", answer.One("SessionToken"));
    }

    public string WorkflowToken(string subject, string audience = "sts.amazonaws.com", WebTokenKey? key = null, string issuer = "https://token.actions.githubusercontent.com") =>
        (key ?? WebTokenKey.GitHubActions).Sign(new JsonObject
        {
            ["iss"] = issuer,
            ["sub"] = subject,
            ["aud"] = audience,
            ["exp"] = Now.AddMinutes(5).ToUnixTimeSeconds(),
        });

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Host.DisposeAsync();
    }

    private HttpRequestMessage Post(string body, string type) =>
        new(HttpMethod.Post, Host.Endpoints.Aws) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { { "Content-Type", type } } } };
}
