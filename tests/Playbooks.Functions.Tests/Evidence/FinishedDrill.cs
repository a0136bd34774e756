using System.Security.Cryptography;
using Playbooks.Engine.Ports;
using Playbooks.Functions.Tests.Hosting;
using Playbooks.Storage.Azure;
using Playbooks.Storage.Azure.Rest;
using Playbooks.Testing.Data;
using Playbooks.Testing.Stores;

namespace Playbooks.Functions.Tests.Evidence;

/// <summary>One run that has gone from alert to end, and an emulator for its evidence.</summary>
public sealed class FinishedDrill : IAsyncLifetime
{
    private Rehearsal? rehearsal;
    private Azurite? azurite;
    private int containers;

    public string Run { get; private set; } = "";

    public IRunStore Runs => rehearsal?.Runs ?? throw new InvalidOperationException();

    internal Task<Dictionary<string, ECDsa>> KeysAsync(CancellationToken token) => rehearsal?.KeysAsync(token) ?? throw new InvalidOperationException();

    public async Task InitializeAsync()
    {
        if (NodePackages.Find(Azurite.Package) is null)
        {
            return;
        }

        azurite = await Azurite.StartAsync();
        rehearsal = await Rehearsal.StartAsync(CancellationToken.None);
        Run = await rehearsal.BeginAsync(CancellationToken.None);
        await rehearsal.FinishAsync(Run, CancellationToken.None);
    }

    /// <summary>An empty container of its own.</summary>
    internal async Task<AzurePlace> NewContainerAsync()
    {
        var place = new AzurePlace((azurite ?? throw new InvalidOperationException()).Blobs, $"evidence-{Interlocked.Increment(ref containers)}") { Key = azurite.Key };
        var blobs = BlobsOf(place);
        await blobs.PutAsync("made", default, onlyIfAbsent: true, CancellationToken.None);
        return place;
    }

    internal static Blobs BlobsOf(AzurePlace place) => new(new StorageChannel(StoragePipeline.Build(place), place.Blobs), place.Container);

    public async Task DisposeAsync()
    {
        azurite?.Dispose();
        await (rehearsal?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
