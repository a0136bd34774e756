using System.Text.Json.Nodes;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Tenants;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Values;
using Playbooks.Language.Workflows;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Tenants;

/// <summary>A tenant of all three providers, whose responder is a user that assumes a role, an application and an App.</summary>
public sealed class ResponderSandbox : IAsyncLifetime
{
    public const string Account = "111122223333";

    private const string Text = """
        {"name": "responder", "now": "2026-08-10T12:00:00Z",
         "github": {
           "app": {"id": 7, "installation": 70, "slug": "responder", "permissions": {"actions": "write", "administration": "write", "contents": "read", "metadata": "read", "secrets": "write", "repository_hooks": "write"}},
           "organisations": [{"login": "acme", "members": ["dana"], "repositories": [
             {"name": "ir", "visibility": "private", "secrets": {"APP_KEY": "mint:ssh_key/ir"}, "keys": [{"name": "ir", "title": "deploy", "read_only": true}], "hooks": [{"url": "https://ir.example.com/", "events": ["push"]}],
              "runs": [{"name": "now", "workflow": "respond.yml", "at": "2026-08-10T11:55:00Z", "status": "in_progress", "jobs": ["respond"]}]}]}]},
         "aws": {
           "organization": {"id": "o-acme", "management": "999900001111", "policies": [{"name": "p-brake000", "document": {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "ec2:*", "Resource": "*"}]}}]},
           "accounts": [{"id": "111122223333", "region": "eu-west-1", "responder": "responder",
           "oidc_providers": [{"url": "https://token.actions.githubusercontent.com", "client_ids": ["sts.amazonaws.com"]}],
           "users": [
             {"name": "responder", "keys": [{"name": "responder"}], "attached": ["arn:aws:iam::aws:policy/AdministratorAccess"]},
             {"name": "break-glass", "keys": [{"name": "break-glass"}]}, {"name": "deployer", "keys": [{"name": "deployer"}]}],
           "roles": [{"name": "ir", "attached": ["arn:aws:iam::aws:policy/AdministratorAccess"], "trust": {"Version": "2012-10-17", "Statement": [
             {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": "repo:acme/ir:environment:production"}}},
             {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}]}}],
           "secrets": [{"name": "ir/key", "value": {"id": "x", "secret": "mint:text/x"}}, {"name": "ir/own", "value": {"secret": "mint:text/own"}}]}]},
         "entra": {"tenant": "acme.example", "responder": "responder", "users": [{"name": "dana"}], "applications": [
           {"name": "responder", "passwords": [{"name": "responder", "start": "2026-01-01T00:00:00Z", "end": "2026-08-14T00:00:00Z"}],
            "app_roles": ["Application.ReadWrite.All", "AuditLog.Read.All", "Directory.Read.All", "IdentityRiskyServicePrincipal.ReadWrite.All"]},
           {"name": "shop", "owners": ["responder"]}]}}
        """;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["repositories/ir/workflows/respond.yml"] = "on: push\njobs:\n  respond: {runs-on: ubuntu-latest, steps: [{run: playbook run}]}\n",
    };

    /// <summary>The run's own key lies in a secret.</summary>
    private static Value Registry => PlainJson.Read("""
        {"format": "playbooks.registry/1", "consumers": [], "credentials": [
          {"id": "ir", "kind": "external", "owner": "security", "principal": {}, "responder": true, "places": [{"place": "aws:secret:111122223333:eu-west-1:ir/own#secret", "field": "secret"}]}]}
        """u8.ToArray()) is JsonOutcome.Read read ? read.Value : throw new InvalidOperationException("no JSON");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("playbooks-responder-");
    private SandboxHost? host;
    private TenantConnections? connections;

    internal ManualTime Time { get; } = new(new DateTimeOffset(2026, 8, 10, 12, 0, 0, TimeSpan.Zero));

    public TenantConnections Connections => connections ?? throw new InvalidOperationException("not started");

    internal ActionDriver Driver => new(Connections.Actions, Time);

    private SandboxHost Host => host ?? throw new InvalidOperationException("not started");

    public string Mint(string kind, string name) => Host.Tenant.Context.Mint.Value(kind, name);

    public string Id(string kind, string name) => Host.Tenant.Context.Mint.Guid($"{kind}/{name}").ToString();

    public long Number(string what, long most = 9_999_999_999) => Host.Tenant.Context.Mint.Number(what, most);

    public async Task<Value> SecretAsync(string name) =>
        await Driver.ReadAsync(ActionDriver.Call("aws.read-secret", ("secret", Value.Of(name))));

    public async Task InitializeAsync()
    {
        var scenario = new Scenario(JsonNode.Parse(Text)?.AsObject() ?? [], [], Files);
        host = await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = Time }, CancellationToken.None);
        var tenant = Assert.IsType<TenantRead.Settings>(TenantReader.Read(await TenantFile.WriteAsync(host, folder.FullName, CancellationToken.None))).Value;
        AwsAccountSettings account = tenant.Accounts[0] with { AssumeRole = $"arn:aws:iam::{Account}:role/ir" };
        connections = TenantConnections.Open(
            tenant with { Accounts = [account], Protected = ["github:acme/ir", $"aws:{Account}/user/break-glass"], People = [new("Dana@acme.example", ["security"])], Registry = Registry }, WorkflowReader.Read, Time, () => 0);
    }

    public async Task DisposeAsync()
    {
        connections?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}
