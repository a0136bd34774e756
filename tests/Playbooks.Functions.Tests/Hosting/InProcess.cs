using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Playbooks.Connectors.Tenants;
using Playbooks.Functions.Settings;

namespace Playbooks.Functions.Tests.Hosting;

/// <summary>The whole program within the tests' process, on a free port, over a folder of its own and a tenant without providers.</summary>
internal sealed class InProcess : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Installation installation;
    private readonly Task running;
    private readonly DirectoryInfo folder;

    private InProcess(Installation installation, DirectoryInfo folder)
    {
        (this.installation, this.folder) = (installation, folder);
        running = installation.RunAsync(stop.Token);
    }

    public Uri Address => installation.Serving.Result;

    /// <param name="store">As the setting names it; an empty folder where null.</param>
    public static async Task<InProcess> StartAsync(TenantSettings tenant, IReadOnlyDictionary<string, string?> settings, string? store = null)
    {
        var folder = Directory.CreateTempSubdirectory("playbooks-api-");
        var all = new Dictionary<string, string?>(settings) { ["Store"] = store ?? $"files:{Path.Combine(folder.FullName, "runs")}" };
        all.TryAdd("Listen", "127.0.0.1:0");
        var read = HostSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), out var problems);
        Assert.True(read is not null, string.Join('\n', problems));
        var program = new InProcess(Installation.Build(WebApplication.CreateEmptyBuilder(new WebApplicationOptions()), read, tenant), folder);
        await await Task.WhenAny(program.installation.Serving, program.running);
        return program;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        await installation.DisposeAsync();
        stop.Dispose();
        folder.Delete(recursive: true);
    }
}
