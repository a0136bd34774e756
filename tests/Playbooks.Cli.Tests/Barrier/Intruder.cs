using System.Text.Json;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Aws.SecretsManager;
using Playbooks.Core.Secrets;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Cli.Tests.Barrier;

/// <summary>
/// Holds a stolen access key, and reads with it whatever lies in Secrets Manager after each single thing that anybody changes in the tenant:
/// no poll of a real intruder is closer.
/// </summary>
internal sealed class Intruder : IDisposable
{
    private readonly Lock turn = new();
    private readonly SandboxHost sandbox;
    private readonly AwsConnection connection;
    private readonly IReadOnlyList<string> names;
    private readonly HashSet<string> atFirst = new(StringComparer.Ordinal);
    private readonly HashSet<string> held = new(StringComparer.Ordinal);

    /// <param name="user">The user whose first access key was stolen.</param>
    public Intruder(SandboxHost sandbox, string user)
    {
        this.sandbox = sandbox;
        var mint = sandbox.Tenant.Context.Mint;
        var account = sandbox.Scenario.Section("aws").Objects("accounts").Single();
        names = [.. account.Objects("secrets").Select(secret => secret.Text("name"))];
        var stolen = new AwsAccountSettings
        {
            Id = account.Text("id"),
            Region = account.Text("region"),
            Endpoint = sandbox.Endpoints.Aws.ToString(),
            KeyId = mint.Value("aws_key_id", $"{user}-1"),
            KeySecret = () => SecretText.Of(mint.Value("aws_secret", $"{user}-1")),
        };
        connection = AwsConnection.Open([stolen], [], sandbox.Clock, () => 0);
        Read(atFirst);
        sandbox.AfterEffect += Poll;
    }

    /// <summary>How many values the stolen access gave before anybody responded.</summary>
    public int ReadAtFirst => atFirst.Count;

    /// <summary>How often it looked since.</summary>
    public int Polls { get; private set; }

    /// <summary>Of all that was ever read: access keys with which the intruder can sign in now.</summary>
    public IReadOnlyList<string> Working => [.. Held.Where(IsAlive)];

    /// <summary>Those of them that were not there when the response began: made by the rotation itself.</summary>
    public IReadOnlyList<string> Fresh => [.. Working.Except(atFirst)];

    private IEnumerable<string> Held => atFirst.Union(held);

    public void Dispose()
    {
        sandbox.AfterEffect -= Poll;
        connection.Dispose();
    }

    private void Poll(Effect effect)
    {
        lock (turn)
        {
            Polls++;
            Read(held);
        }
    }

    private void Read(HashSet<string> into)
    {
        foreach (var name in names)
        {
            // The sandbox waits for whoever watches its effects, so this must be over before the answer is sent.
            var answer = connection.Tenant.Accounts[0].Secrets.GetValueAsync(name, SecretDescription.Current, CancellationToken.None).GetAwaiter().GetResult();
            if (answer.Is(out var value, out _))
            {
                into.Add(value.RevealText());
            }
        }
    }

    private bool IsAlive(string value)
    {
        using var members = JsonDocument.Parse(value);
        var fields = new Dictionary<string, string> { ["id"] = Member("AccessKeyId"), ["secret"] = Member("SecretAccessKey") };
        lock (sandbox.Tenant.Gate)
        {
            return sandbox.Tenant.Works(new CredentialValue("aws_access_key", fields), sandbox.Tenant.Now);
        }

        string Member(string name) => members.RootElement.TryGetProperty(name, out var member) ? member.GetString() ?? "" : "";
    }
}
