using System.Text.Json.Nodes;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Http;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Aws.Actions;

/// <summary>The sandbox's AWS over real HTTP, with every request held against the services' own descriptions.</summary>
internal sealed class AwsSandbox : IChangedCloud
{
    public const string Account = "111122223333";
    public const string Issuer = "token.actions.githubusercontent.com";

    private const string Text = """
        {"name": "aws", "now": "2026-08-10T12:00:00Z", "aws": {
          "organization": {"id": "o-acme", "management": "111122223333", "targets": ["ou-ab12-prod3456"], "policies": [
            {"name": "p-brake000", "document": {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}}]},
          "accounts": [{"id": "111122223333", "region": "eu-west-1", "page_size": 2, "event_stores": ["c0ffee00-1111-4222-8333-444455556666"],
          "users": [
            {"name": "responder", "keys": [{"name": "responder"}], "attached": ["arn:aws:iam::aws:policy/AdministratorAccess"]},
            {"name": "deployer", "console": true, "others": {"service-specific": "ACCAEXAMPLE123EXAMPLE", "ssh-key": "APKAEXAMPLE123EXAMPLE", "signing-certificate": "TA7SMP42TDN5Z26OBPJE7EXAMPLE"}, "keys": [{"name": "leaked", "last_used": "2026-08-01T00:00:00Z"}, {"name": "spare", "status": "Inactive"}],
             "policies": [{"name": "deploy", "document": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:*", "Resource": "*"}]}}]},
            {"name": "single", "keys": [{"name": "single"}], "attached": ["arn:aws:iam::aws:policy/SecurityAudit"]}],
          "oidc_providers": [{"url": "https://token.actions.githubusercontent.com", "client_ids": ["sts.amazonaws.com"]}],
          "roles": [
            {"name": "deploy", "trust": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {
                "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}, "StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/shop:*"}}},
              {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}]}},
            {"name": "legacy", "trust": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity",
               "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}}]}},
            {"name": "AWSServiceRoleForSupport", "path": "/aws-service-role/support.amazonaws.com/", "trust": {"Version": "2012-10-17", "Statement": []}}],
          "secrets": [{"name": "shop/db", "value": {"id": "old-id", "secret": "mint:text/old"}}],
          "parameters": [{"name": "/shop/token", "type": "SecureString", "value": "mint:text/token"}]}]}}
        """;

    private readonly AwsConnection connection;
    private readonly List<AwsConnection> others = [];

    private AwsSandbox(SandboxHost host, ManualTime time)
    {
        (Host, Time) = (host, time);
        connection = AwsConnection.Open([Settings(host, "responder") with { Observer = Check }], [], time, () => 0);
        Driver = new ActionDriver(connection.Actions, time);
    }

    public string Provider => "aws";

    public IReadOnlyDictionary<string, (int Status, string Ours)> Refusals { get; } = new Dictionary<string, (int Status, string Ours)>
    {
        ["NoSuchEntity"] = (404, "not-found"),
        ["LimitExceeded"] = (409, "limit-exceeded"),
        ["ConcurrentModification"] = (409, "temporarily-unmodifiable"),
        ["MalformedPolicyDocument"] = (400, "invalid-request"),
        ["UnmodifiableEntity"] = (400, "unmodifiable"),
        ["AccessDenied"] = (403, "not-permitted"),
    };

    public SandboxHost Host { get; }

    public ManualTime Time { get; }

    public ActionDriver Driver { get; }

    public AwsConnection Connection => connection;

    public IReadOnlyList<IAction> Actions => [.. connection.Actions];

    public AwsAccess Access => connection.Tenant.Accounts[0];

    /// <summary>What the services' own descriptions find wrong with what was sent.</summary>
    public List<string> Violations { get; } = [];

    public static async Task<AwsSandbox> StartAsync()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 8, 10, 12, 0, 0, TimeSpan.Zero));
        var document = JsonNode.Parse(Text)?.AsObject() ?? [];
        var host = await SandboxHost.StartAsync(new Scenario(document, [], new Dictionary<string, string>()), new SandboxOptions { Time = time }, CancellationToken.None);
        return new AwsSandbox(host, time);
    }

    public string KeyId(string name) => Host.Tenant.Context.Mint.Value("aws_key_id", name);

    /// <summary>The account as another user of the scenario reaches it.</summary>
    public AwsAccess As(string user)
    {
        var connection = AwsConnection.Open([Settings(Host, user)], [], Time, () => 0);
        others.Add(connection);
        return connection.Tenant.Accounts[0];
    }

    /// <summary>Surveys and performs an action, to prepare what a test is about.</summary>
    public async Task DoneAsync(string uses, params (string Name, Value Value)[] with)
    {
        await Driver.DoAsync(ActionDriver.Call(uses, with));
        Driver.Scope = new ScopeForTests(Time);
    }

    public async ValueTask DisposeAsync()
    {
        connection.Dispose();
        others.ForEach(o => o.Dispose());
        await Host.DisposeAsync();
    }

    public static (string Name, Value Value) With(string name, string value) => (name, Value.Of(value));

    private static AwsAccountSettings Settings(SandboxHost host, string user) => new()
    {
        Id = Account,
        Region = "eu-west-1",
        Endpoint = host.Endpoints.Aws.ToString(),
        KeyId = host.Tenant.Context.Mint.Value("aws_key_id", user),
        KeySecret = () => SecretText.Of(host.Tenant.Context.Mint.Value("aws_secret", user)),
    };

    private void Check(Exchange exchange)
    {
        var body = System.Text.Encoding.UTF8.GetString(exchange.Body.Span);
        var service = exchange.Operation.Split(':')[0];
        if (AwsServiceModel.Find(service.Replace("-", "", StringComparison.Ordinal)) is { } model)
        {
            Violations.AddRange(exchange.Headers.TryGetValue("X-Amz-Target", out var target) ? model.CheckJson(target, body)
                : exchange.Url.AbsolutePath.Length > 1 ? model.CheckRest(exchange.Method, exchange.Url.AbsolutePath, body) : model.CheckQuery(body));
        }
    }
}
