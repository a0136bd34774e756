using Playbooks.Engine.Ports;
using Xunit;
using static Playbooks.Testing.Stores.StoreText;

namespace Playbooks.Testing.Stores;

public abstract partial class RunStoreContract
{
    [Fact]
    public async Task A_run_is_held_by_one_worker_only()
    {
        var store = Open();
        await store.CreateAsync("run-1", "first");
        await using var claim = await store.ClaimedAsync("run-1");

        Assert.Null(await store.ClaimAsync("run-1", "same store", CancellationToken.None));
        Assert.Null(await Open().ClaimAsync("run-1", "another store", CancellationToken.None));
    }

    [Fact]
    public async Task Of_many_that_claim_one_run_at_once_one_gets_it()
    {
        await Open().CreateAsync("run-1", "first");

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Open().ClaimAsync("run-1", $"worker {n}", CancellationToken.None))));

        await Assert.Single(claims, c => c is not null)!.DisposeAsync(); // The predicate lets no null through.
    }

    [Fact]
    public async Task A_run_that_was_let_go_can_be_claimed_and_its_epoch_grows()
    {
        await Open().CreateAsync("run-1", "first");
        var epochs = new List<long>();
        for (var n = 0; n < 4; n++)
        {
            await using var claim = await Open().ClaimedAsync("run-1");
            epochs.Add(claim.Epoch);
        }

        Assert.Equal(epochs.Distinct().Order(), epochs);
        Assert.True(epochs[0] > 0);
    }

    [Fact]
    public async Task An_append_is_read_by_others_and_by_the_next_claim()
    {
        await Open().CreateAsync("run-1", "first");
        await using (var claim = await Open().ClaimedAsync("run-1"))
        {
            Assert.Equal(Append.Appended, await claim.AppendAsync("second", "third"));
            Assert.Equal(["first", "second", "third"], await Open().JournalAsync("run-1"));
            Assert.Equal(["first"], await TextAsync(claim.ReadAsync(CancellationToken.None)));
        }

        await using var next = await Open().ClaimedAsync("run-1");
        Assert.Equal(["first", "second", "third"], await TextAsync(next.ReadAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task The_position_counts_the_bytes_of_whole_lines()
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");
        Assert.Equal("run-1", claim.Run);
        Assert.Equal(6, claim.Position);

        await claim.AppendAsync("zwölf");

        Assert.Equal(13, claim.Position);
    }

    [Fact]
    public async Task A_worker_whose_run_was_taken_away_loses_every_append()
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");
        await claim.AppendAsync("second");
        await TakeAwayAsync("run-1");
        var before = await Open().JournalAsync("run-1");

        Assert.Equal(Append.Lost, await claim.AppendAsync("third"));
        Assert.Equal(Append.Lost, await claim.AppendAsync("fourth"));

        Assert.Equal(before, await Open().JournalAsync("run-1"));
        Assert.False(claim.IsHeld);
    }

    [Fact]
    public async Task A_worker_whose_run_was_taken_away_writes_no_file_any_more()
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");
        Assert.True(claim.IsHeld);
        await claim.WriteFileAsync("reports/run.md", Lines("mine"), CancellationToken.None);
        await TakeAwayAsync("run-1");
        await claim.AppendAsync("late");

        await claim.WriteFileAsync("reports/run.md", Lines("late"), CancellationToken.None);

        Assert.Equal(Lines("mine").ToArray(), (await Open().ReadFileAsync("run-1", "reports/run.md", CancellationToken.None))?.ToArray());
    }

    [Fact]
    public async Task A_claim_that_was_let_go_loses_every_append()
    {
        await Open().CreateAsync("run-1", "first");
        var claim = await Open().ClaimedAsync("run-1");
        await claim.DisposeAsync();
        await claim.DisposeAsync();

        Assert.Equal(Append.Lost, await claim.AppendAsync("late"));
    }

    [Fact]
    public async Task An_append_that_is_cancelled_before_it_begins_is_not_made()
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await claim.AppendAsync(Lines("never"), new CancellationToken(canceled: true)));

        Assert.Equal(Append.Appended, await claim.AppendAsync("second"));
        Assert.Equal(["first", "second"], await Open().JournalAsync("run-1"));
    }

    [Fact]
    public async Task A_long_line_is_kept_whole()
    {
        await Open().CreateAsync("run-1", "first");
        var line = new string('x', 3_000_000);
        await using (var claim = await Open().ClaimedAsync("run-1"))
        {
            await claim.AppendAsync(line, "after");
        }

        Assert.Equal(["first", line, "after"], await Open().JournalAsync("run-1"));
    }

    [Fact]
    public async Task Runs_that_append_at_once_each_keep_all_their_lines_in_order()
    {
        var store = Open();
        var expected = Enumerable.Range(0, AppendsPerRun).Select(n => $"line {n}").Prepend("first").ToArray();
        await Task.WhenAll(Enumerable.Range(0, CrowdOfRuns).Select(run => Task.Run(async () =>
        {
            await store.CreateAsync($"run-{run}", "first");
            await using var claim = await store.ClaimedAsync($"run-{run}");
            foreach (var line in expected.Skip(1))
            {
                Assert.Equal(Append.Appended, await claim.AppendAsync(line));
            }
        })));

        for (var run = 0; run < CrowdOfRuns; run++)
        {
            Assert.Equal(expected, await Open().JournalAsync($"run-{run}"));
        }
    }

    /// <summary>A place behind a network asks for fewer.</summary>
    protected virtual int CrowdOfRuns => 64;

    protected virtual int AppendsPerRun => 50;
}
