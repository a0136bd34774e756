using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Testing.Data;
using Playbooks.Testing.Processes;

namespace Playbooks.Connectors.Tests.Aws.Moto;

/// <summary>An AWS account that we did not write: moto, which checks every signature and identity policy (<c>moto_account.py</c>).</summary>
public sealed class MotoAccount : IAsyncLifetime
{
    private readonly List<AwsConnection> open = [];
    private Counterpart? program;
    private ActionDriver? driver;

    internal ActionDriver Driver => driver ?? throw new InvalidOperationException("not started");

    private Counterpart Program => program ?? throw new InvalidOperationException("not started");

    public async Task InitializeAsync()
    {
        if (new MotoFactAttribute().Skip is null)
        {
            program = await Counterpart.StartAsync(MotoFactAttribute.Python, Path.Combine(RepositoryRoot.Path, "tests", "Playbooks.Connectors.Tests", "Aws", "Moto", "moto_account.py"));
            driver = new ActionDriver(Open(KeyOf("responder"), SecretOf("responder")).Actions, TimeProvider.System);
        }
    }

    public async Task DisposeAsync()
    {
        open.ForEach(o => o.Dispose());
        if (program is not null)
        {
            await program.DisposeAsync();
        }
    }

    public string KeyOf(string user) => Said(user, "id");

    /// <summary>The account as a user of it reaches it.</summary>
    internal AwsAccess As(string user) => As(KeyOf(user), SecretText.Of(SecretOf(user)));

    internal AwsAccess As(string keyId, SecretText secret) => Open(keyId, secret.RevealText()).Tenant.Accounts[0];

    private string SecretOf(string user) => Said(user, "secret");

    private string Said(string user, string member) => Program.Said["users"]?[user]?[member]?.ToString() ?? "";

    private AwsConnection Open(string keyId, string secret)
    {
        var settings = new AwsAccountSettings { Id = Program["account"], Region = Program["region"], Endpoint = Program["url"], KeyId = keyId, KeySecret = () => SecretText.Of(secret) };
        var connection = AwsConnection.Open([settings], [], TimeProvider.System, () => 0);
        open.Add(connection);
        return connection;
    }
}
