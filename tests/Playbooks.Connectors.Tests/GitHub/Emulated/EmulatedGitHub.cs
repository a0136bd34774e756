using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Actions;
using Playbooks.Connectors.GitHub.Auth;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Language.Workflows;
using Playbooks.Testing.Data;
using Playbooks.Testing.Processes;

namespace Playbooks.Connectors.Tests.GitHub.Emulated;

/// <summary>A GitHub that we did not write, as a process of its own.</summary>
public sealed class EmulatedGitHub : IAsyncLifetime
{
    private Counterpart? program;
    private GitHubTenant? tenant;
    private ActionDriver? driver;

    internal ActionDriver Driver => driver ?? throw new InvalidOperationException("not started");

    internal GitHubConnection? Connection { get; private set; }

    public async Task InitializeAsync()
    {
        if (new EmulateFactAttribute().Skip is not null || EmulateFactAttribute.Node is not { } node)
        {
            return;
        }

        var script = Path.Combine(RepositoryRoot.Path, "tests", "Playbooks.Connectors.Tests", "GitHub", "Emulated", "github.mjs");
        program = await Counterpart.StartAsync(node, script);
        var (url, key) = (program["url"], program["key"]);
        Connection = GitHubConnection.Open(
            new GitHubSettings { Address = url, DownloadAddresses = [], AppId = "7", InstallationId = 70, AppKey = new AppKey.Held(() => SecretText.Of(key)) }, TimeProvider.System, () => 0);
        tenant = new GitHubTenant([new("acme", Connection)]);
        driver = new ActionDriver(GitHubActions.In(tenant, WorkflowReader.Read), TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        tenant?.Dispose();
        if (program is not null)
        {
            await program.DisposeAsync();
        }
    }
}
