using Playbooks.Functions.Tests.Hosting;
using Playbooks.Hosting;
using Playbooks.Hosting.Evidence;
using Playbooks.Storage;
using Playbooks.Storage.Azure;
using Playbooks.Storage.Azure.Evidence;
using Playbooks.Testing.Data;
using Playbooks.Testing.Stores;

namespace Playbooks.Functions.Tests.Cost;

/// <summary>What <c>infra/cost.md</c> says is what a run really asks of the storage: never more than it says, and not so much less that it says nothing.</summary>
public sealed class CostPageTests
{
    private const int SweepsOfMonth = 60 * 24 * 30;

    /// <summary>What the page allows over what was measured: answers come faster or slower, and a slow one makes a worker look once more.</summary>
    private const decimal Room = 1.3m;

    [NodeFact(Azurite.Package)]
    public async Task The_page_says_what_an_idle_month_an_incident_of_forty_repositories_and_its_evidence_ask_of_the_storage()
    {
        using var azurite = await Azurite.StartAsync();
        await using var blobs = await StorageMeter.StartAsync(azurite.Blobs);
        await using var queues = await StorageMeter.StartAsync(azurite.Queues);
        Environment.SetEnvironmentVariable(StorePlace.KeyVariable, Convert.ToBase64String(azurite.Key));
        var measured = await MeasureAsync(azurite, blobs, queues);

        var page = new CostPage();
        if (Environment.GetEnvironmentVariable("PLAYBOOKS_WRITE_DOCS") == "1")
        {
            page.Situations = measured.ToDictionary(row => row.Key, row => row.Value.ToDictionary(cell => cell.Key, cell => Math.Ceiling(cell.Value * Room)));
            page.Dollars = page.Reckoned();
            page.Save();
        }

        var said = page.Situations;
        Assert.Equal(said.Keys, measured.Keys);
        Assert.All(measured, row => Assert.All(row.Value, cell =>
        {
            Assert.True(cell.Value <= said[row.Key][cell.Key], $"{row.Key}: {cell.Value} {cell.Key}, the page says {said[row.Key][cell.Key]}");
            Assert.True(said[row.Key][cell.Key] <= (cell.Value * 2) + 20, $"{row.Key}: {cell.Value} {cell.Key}, the page says as much as {said[row.Key][cell.Key]}");
        }));
    }

    [Fact]
    public void What_each_situation_costs_is_its_operations_times_the_prices_on_the_page()
    {
        var page = new CostPage();

        Assert.Equal(page.Reckoned(), page.Dollars);
    }

    private static async Task<Dictionary<string, Dictionary<string, long>>> MeasureAsync(Azurite azurite, StorageMeter blobs, StorageMeter queues)
    {
        await using var drill = await Rehearsal.StartAsync($"azure:{blobs.Address}/cost", CancellationToken.None);
        var settings = new Dictionary<string, string>(drill.Settings) { ["Signer"] = "file:", ["RunsStorage__queueServiceUri"] = queues.Address.AbsoluteUri };
        await using var queue = await FakeQueue.StartAsync();
        await using var host = new FakeFunctionsHost(drill.Folder, settings, queue);
        await host.StartAsync(CancellationToken.None);
        Assert.Null(await host.TickAsync(CancellationToken.None));
        var idle = await OfAsync(blobs, queues, async () => Assert.Null(await host.TickAsync(CancellationToken.None)));
        var run = "";
        var incident = await OfAsync(blobs, queues, async () =>
        {
            run = await drill.BeginAsync(CancellationToken.None);
            do
            {
                queue.Put($$"""{"run":"{{run}}"}""");
                Assert.True(await host.DeliverAsync(CancellationToken.None));
            }
            while (await drill.AnswerAsync(run, CancellationToken.None));
        });
        Assert.True((await drill.ReadAsync(run, CancellationToken.None)).IsOver);
        var place = new AzurePlace(blobs.Address, "kept") { Key = azurite.Key };
        await Evidence.FinishedDrill.BlobsOf(place).PutAsync("made", default, onlyIfAbsent: true, CancellationToken.None);
        var keys = Path.Combine(drill.Folder, "runs", ".keys", "journal.pem.pub");
        var evidence = await OfAsync(blobs, queues, () => new EvidenceKeeper(drill.Runs, new EvidenceContainer(place), _ => Task.FromResult(Workspace.ReadKey(keys))).KeepAsync(run, CancellationToken.None));
        return new()
        {
            ["idle month, one sweep a minute"] = idle.ToDictionary(cell => cell.Key, cell => cell.Value * SweepsOfMonth),
            ["incident of 40 repositories"] = incident,
            ["its evidence"] = evidence,
        };
    }

    private static async Task<Dictionary<string, long>> OfAsync(StorageMeter blobs, StorageMeter queues, Func<Task> act)
    {
        blobs.Traffic.Clear();
        queues.Traffic.Clear();
        await act();
        return CostPage.Classes.Select(name => KeyValuePair.Create(name, (long)blobs.Traffic.Of(name) + queues.Traffic.Of(name)))
            .Append(KeyValuePair.Create("KB", (blobs.Traffic.Written + 1023) / 1024)).ToDictionary();
    }
}
