using Playbooks.Storage.Azure;
using Playbooks.Storage.Azure.Queues;
using Playbooks.Testing.Data;
using Playbooks.Testing.Stores;

namespace Playbooks.Storage.Tests.Azure;

public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? azurite;
    private int places;

    /// <summary>A place that no other test has seen.</summary>
    public AzurePlace NewPlace() => azurite is { } at
        ? new AzurePlace(at.Blobs, $"test-{Environment.ProcessId}-{Interlocked.Increment(ref places)}") { Key = at.Key }
        : throw new InvalidOperationException(NodePackages.Missing(Azurite.Package));

    /// <summary>A queue that no other test has seen.</summary>
    public QueuePlace NewQueue() => azurite is { } at
        ? new QueuePlace(at.Queues, $"test-{Environment.ProcessId}-{Interlocked.Increment(ref places)}") { Key = at.Key }
        : throw new InvalidOperationException(NodePackages.Missing(Azurite.Package));

    public async Task InitializeAsync() => azurite = NodePackages.Find(Azurite.Package) is null ? null : await Azurite.StartAsync();

    public Task DisposeAsync()
    {
        azurite?.Dispose();
        return Task.CompletedTask;
    }
}
