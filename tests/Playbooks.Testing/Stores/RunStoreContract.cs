using Playbooks.Engine.Ports;
using Xunit;
using static Playbooks.Testing.Stores.StoreText;

namespace Playbooks.Testing.Stores;

/// <summary>What every place for runs must do. A store proves itself by inheriting this; each test gets a place of its own.</summary>
public abstract partial class RunStoreContract
{
    /// <summary>Another store on the same place, as another worker would open it.</summary>
    protected abstract IRunStore Open(TimeProvider time);

    /// <summary>Does what takes a claimed run away from its holder in this kind of place: somebody else writes to the journal.</summary>
    protected abstract Task TakeAwayAsync(string run);

    protected IRunStore Open() => Open(TimeProvider.System);

    [Fact]
    public async Task A_run_begins_with_the_lines_it_was_created_with()
    {
        Assert.True(await Open().CreateAsync("run-1", "first", "second"));

        Assert.Equal(["first", "second"], await Open().JournalAsync("run-1"));
    }

    [Fact]
    public async Task A_run_is_created_once()
    {
        await Open().CreateAsync("run-1", "first");

        Assert.False(await Open().CreateAsync("run-1", "another"));

        Assert.Equal(["first"], await Open().JournalAsync("run-1"));
    }

    [Fact]
    public async Task Of_many_that_create_one_run_at_once_one_wins_and_the_journal_is_its()
    {
        var tries = Enumerable.Range(0, 8).Select(n => Task.Run(() => Open().CreateAsync("run-1", $"by {n}"))).ToList();

        var won = await Task.WhenAll(tries);

        var winner = Assert.Single(Enumerable.Range(0, 8), n => won[n]);
        Assert.Equal([$"by {winner}"], await Open().JournalAsync("run-1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("A")]
    [InlineData("a_b")]
    [InlineData(".commit")]
    [InlineData("x\n")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg")]
    public async Task A_run_id_that_is_none_is_refused(string run)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Open().CreateAsync(run, "first"));
        await Assert.ThrowsAsync<ArgumentException>(() => Open().ClaimAsync(run, "w", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Open().JournalAsync(run));
        await Assert.ThrowsAsync<ArgumentException>(() => Open().SendAsync(run, Message("m"), CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no line feed")]
    [InlineData("whole\ntorn")]
    public async Task Lines_that_are_not_whole_are_refused(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");

        await Assert.ThrowsAsync<ArgumentException>(() => Open().CreateAsync("run-2", bytes, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(async () => await claim.AppendAsync(bytes, CancellationToken.None));

        Assert.Equal(["first"], await Open().JournalAsync("run-1"));
        Assert.Equal(["run-1"], await ListAsync(Open()));
    }

    [Fact]
    public async Task Runs_are_listed_newest_first()
    {
        var time = new Time.ManualTime();
        foreach (var run in new[] { "b", "c", "a" })
        {
            await Open(time).CreateAsync(run, "first");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["a", "c", "b"], await ListAsync(Open()));
    }

    [Fact]
    public async Task A_place_without_runs_lists_none_and_reads_none()
    {
        Assert.Empty(await ListAsync(Open()));
        Assert.Empty(await Open().JournalAsync("absent"));
        Assert.Null(await Open().ClaimAsync("absent", "w", CancellationToken.None));
        Assert.Null(await Open().ReadFileAsync("absent", "report.md", CancellationToken.None));
        Assert.False(await Open().SendAsync("absent", Message("m"), CancellationToken.None));
    }

    private static async Task<List<string>> ListAsync(IRunStore store)
    {
        var runs = new List<string>();
        await foreach (var run in store.ListAsync(CancellationToken.None))
        {
            runs.Add(run);
        }

        return runs;
    }
}
