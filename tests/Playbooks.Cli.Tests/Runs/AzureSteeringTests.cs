using Playbooks.Cli.Tests.Drills;
using Playbooks.Engine.Ports;
using Playbooks.Storage;
using Playbooks.Storage.Azure.Queues;
using Playbooks.Testing.Data;
using Playbooks.Testing.Stores;

namespace Playbooks.Cli.Tests.Runs;

/// <summary>People at a terminal steer runs that deployed workers drive: the workers hear of it through the queue, at once.</summary>
[Collection(nameof(AzureDrillTests))]
public sealed class AzureSteeringTests : IDisposable
{
    private readonly PaperTrail paper = new();

    public void Dispose() => paper.Dispose();

    [NodeFact(Azurite.Package)]
    public async Task Whoever_steers_a_run_in_Azure_Storage_wakes_its_workers()
    {
        using var azurite = await Azurite.StartAsync();
        Environment.SetEnvironmentVariable(StorePlace.KeyVariable, Convert.ToBase64String(azurite.Key));
        var queue = new StorageWorkQueue(new QueuePlace(azurite.Queues) { Key = azurite.Key }, TimeProvider.System);
        paper.Store = $"azure:{azurite.Blobs}/paper";
        var (run, digest) = await paper.WaitingForApprovalAsync();
        await File.WriteAllTextAsync(Path.Combine(paper.Folder, "inputs.json"), """{"note":"other"}""");

        foreach (string[] command in new string[][]
        {
            ["approve", run, "--digest", digest, "--role", "security", "--as", "sam"],
            ["runs", "amend", run, "--inputs", Path.Combine(paper.Folder, "inputs.json"), "--reason", "known now", "--as", "rae"],
            ["runs", "cancel", run, "--reason", "false alarm", "--as", "rae"],
        })
        {
            Assert.True(await paper.CallAsync(command) == ExitCode.Ok, paper.Error);
            Assert.Equal(run, await TakeAsync(queue));
        }

        Assert.Contains("woken", paper.Error, StringComparison.Ordinal);
    }

    private static async Task<string> TakeAsync(StorageWorkQueue queue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        IReadOnlyList<WorkMessage> taken = await queue.TakeAsync(32, limit.Token);
        await Task.WhenAll(taken.Select(message => queue.FinishAsync(message, limit.Token)));
        return Assert.Single(taken).Run;
    }
}
