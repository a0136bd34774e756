using Playbooks.Engine.Ports;
using Playbooks.Testing.Stores;
using Playbooks.Testing.Time;

namespace Playbooks.Storage.Tests.Files;

public sealed class FileRunStoreTests : RunStoreContract, IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_place_made_before_there_was_an_index_lists_its_runs_and_looks_at_each_of_them_once()
    {
        var time = new ManualTime();
        foreach (var run in new[] { "b", "a" })
        {
            await folder.Open(time).CreateAsync(run, "first");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Directory.Delete(Path.Combine(folder.Root, ".index"), recursive: true);
        Directory.Delete(Path.Combine(folder.Root, ".open"), recursive: true);
        Assert.Equal(["a", "b"], (await folder.Open(time).PageAsync(RunsOf.All, "", 10, CancellationToken.None)).Runs);
        Assert.Equal("a", Assert.Single((await folder.Open(time).PageAsync(RunsOf.All, "", 1, CancellationToken.None)).Runs));

        Assert.Equal(["a", "b"], (await folder.Open(time).DueAsync(time.GetUtcNow(), CancellationToken.None).ToListAsync()).Order());
        await using (var claim = await folder.Open(time).ClaimedAsync("a"))
        {
            await claim.RestAsync(new RunRest.Over(), CancellationToken.None);
        }

        Assert.Equal(["b"], await folder.Open(time).DueAsync(time.GetUtcNow(), CancellationToken.None).ToListAsync());
        Assert.Equal(["a", "b"], await folder.Open(time).ListAsync(CancellationToken.None).ToListAsync());
    }

    protected override IRunStore Open(TimeProvider time) => folder.Open(time);

    protected override Task TakeAwayAsync(string run) => File.AppendAllTextAsync(folder.Journal(run), "by somebody else\n");
}
