using System.Globalization;
using Azure.Core.Pipeline;
using Playbooks.Benchmarks.Engine;
using Playbooks.Storage.Azure;
using Playbooks.Testing.Stores;

namespace Playbooks.Benchmarks.Azure;

/// <summary>Chains of idle actions, each worker with a store and a channel of its own, as on machines of their own.</summary>
internal sealed class EmulatedEngine(Azurite azurite, string folder)
{
    private readonly StorageTraffic traffic = new();
    private int round;

    /// <summary>Of the last chains: all that was asked of the storage from claim to end, reports and signatures included.</summary>
    public double RequestsPerAction { get; private set; }

    public string Said { get; private set; } = "";

    public async Task<Round> ChainsAsync(int workers, int actions)
    {
        round++;
        var container = string.Create(CultureInfo.InvariantCulture, $"engine-{round}");
        var meter = new ActionMeter(workers);
        var shops = Enumerable.Range(0, workers).Select(n => new Workshop(Directory.CreateDirectory(Path.Combine(folder, $"{container}-{n}")).FullName, Open(container), meter)).ToList();
        for (var worker = 0; worker < workers; worker++)
        {
            await shops[worker].StartOneAsync(worker, IdleBook.Of(actions, concurrency: 1, asks: false));
        }

        traffic.Clear();
        await Task.WhenAll(shops.Select((shop, worker) => Task.Run(() => shop.DriveAsync(Workshop.Run(worker)))));
        RequestsPerAction = (double)traffic.Total / (workers * actions);
        Said = string.Create(CultureInfo.InvariantCulture, $"{RequestsPerAction:N2} an action: ") + string.Join(", ", traffic.Operations.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));
        shops.ForEach(shop => shop.Dispose());
        return meter.Round;
    }

    private AzureRunStore Open(string container) =>
        new(new AzurePlace(azurite.Blobs, container) { Key = azurite.Key, Transport = new HttpClientTransport(new HttpClient(traffic.Before(new SocketsHttpHandler()))) }, TimeProvider.System);
}
