using System.Diagnostics;
using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Actions;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Language.Workflows;
using Playbooks.Testing.Data;

namespace Playbooks.Connectors.Tests.GitHub.Emulated;

/// <summary>A GitHub that we did not write, as a process of its own; ended by its input and, where that does not help, by its id.</summary>
public sealed class EmulatedGitHub : IAsyncLifetime
{
    private Process? process;
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
        process = Process.Start(new ProcessStartInfo(node, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true });
        var said = process is null ? null : await process.StandardOutput.ReadLineAsync();
        var started = JsonNode.Parse(said ?? throw new InvalidOperationException("the emulated GitHub ended before it said where it is"));
        var key = started?["key"]?.ToString() ?? "";
        Connection = GitHubConnection.Open(
            new GitHubSettings { Address = started?["url"]?.ToString() ?? "", DownloadAddresses = [], AppId = "7", InstallationId = 70, AppKey = () => SecretText.Of(key) }, TimeProvider.System, () => 0);
        tenant = new GitHubTenant([new("acme", Connection)]);
        driver = new ActionDriver(GitHubActions.In(tenant, WorkflowReader.Read), TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        tenant?.Dispose();
        if (process is null)
        {
            return;
        }

        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
