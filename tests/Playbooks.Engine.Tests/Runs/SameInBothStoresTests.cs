using Playbooks.Core.Journals;
using Playbooks.Core.Reports;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Storage.Azure;
using Playbooks.Storage.Files;
using Playbooks.Testing.Data;
using Playbooks.Testing.Stores;
using Playbooks.Testing.Time;

namespace Playbooks.Engine.Tests.Runs;

/// <summary>Where a run is kept shows in nothing that it leaves behind.</summary>
public sealed class SameInBothStoresTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("playbooks-same-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [NodeFact(Azurite.Package)]
    public async Task One_drill_by_one_clock_leaves_byte_for_byte_the_same_journal_and_reports_in_a_folder_and_in_Azure()
    {
        using var azurite = await Azurite.StartAsync();
        var (one, other) = (new ManualTime(), new ManualTime());
        using var files = new FileRunStore(Path.Combine(folder, "runs"), one);

        var here = await DrillAsync(files, one);
        var there = await DrillAsync(new AzureRunStore(new AzurePlace(azurite.Blobs, "same") { Key = azurite.Key }, other), other);

        Assert.Contains("journal", here.Keys);
        Assert.Contains("run.html", here.Keys);
        Assert.Contains("1-contain.json", here.Keys);
        Assert.Equal(here.Keys.Order(), there.Keys.Order());
        Assert.All(here, left => Assert.Equal(left.Value, there[left.Key]));
    }

    /// <summary>From start over a question to people to the end.</summary>
    /// <returns>The journal and every report, by name.</returns>
    private static async Task<Dictionary<string, byte[]>> DrillAsync(IRunStore store, ManualTime time)
    {
        var world = new World();
        using var bench = new Bench();
        var book = Bench.Switches(5, asks: true);
        await Bench.StartAsync(store, "run-1", book with { Stages = [book.Stages[0] with { Concurrency = 1 }] }, time);
        var loop = new RunLoop(new RunLoopParts
        {
            Worker = "worker", Catalog = world.Catalog, Signer = new OneSignature(), Time = time, Chance = () => 0.5, Reports = ReportFiles.Make, Observer = bench,
        });
        await DriveAsync(store, loop);
        var asked = (await ReplayAsync(store)).Run?.Stage ?? throw new InvalidOperationException("nobody was asked");
        time.Advance(TimeSpan.FromMinutes(5));
        await store.SendAsync("run-1", new InboxMessage("yes", InputCodec.Write(new RunInput.Decide("contain", asked.Digest, "ada", "security", ["security"], true, "", "test"))), CancellationToken.None);
        await DriveAsync(store, loop);
        return await LeftAsync(store);
    }

    private static async Task DriveAsync(IRunStore store, RunLoop loop)
    {
        await using var claim = await store.ClaimedAsync("run-1");
        await loop.DriveAsync(claim, stay: false, CancellationToken.None);
    }

    private static async Task<Replay> ReplayAsync(IRunStore store)
    {
        var replay = new Replay();
        await foreach (var line in store.ReadAsync("run-1", CancellationToken.None))
        {
            replay.Add(line);
        }

        return replay;
    }

    private static async Task<Dictionary<string, byte[]>> LeftAsync(IRunStore store)
    {
        var replay = await ReplayAsync(store);
        Assert.True(replay.Run?.IsOver);
        var left = new Dictionary<string, byte[]> { ["journal"] = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', await store.JournalAsync("run-1"))) };
        foreach (var name in replay.Lines.Select(line => line.Event).OfType<RunEvent.ReportWritten>().SelectMany(written => written.Files).Select(file => file.Name))
        {
            left[name] = (await store.ReadFileAsync("run-1", $"reports/{name}", CancellationToken.None) ?? throw new InvalidOperationException(name)).ToArray();
        }

        return left;
    }

    /// <summary>ECDSA takes chance for every signature; this takes none.</summary>
    private sealed class OneSignature : IHeadSigner
    {
        public Task<HeadSignature> SignAsync(ReadOnlyMemory<byte> head, CancellationToken token) => Task.FromResult(new HeadSignature("ES256", "one", new byte[64]));
    }
}
