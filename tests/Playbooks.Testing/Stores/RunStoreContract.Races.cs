using Playbooks.Engine.Ports;
using Playbooks.Testing.Time;
using Xunit;
using static Playbooks.Testing.Stores.StoreText;

namespace Playbooks.Testing.Stores;

public abstract partial class RunStoreContract
{
    private const int Racers = 64;

    /// <summary>How wrong the clocks of workers are in tests; nobody's lease or order may hang on them.</summary>
    public static TheoryData<TimeSpan> Skews => [TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(400)];

    [Fact]
    public async Task Of_64_that_race_for_one_position_every_line_that_was_acknowledged_is_there_once_and_no_other()
    {
        await Open().CreateAsync("run-1", "first");

        var told = await Task.WhenAll(Enumerable.Range(0, Racers).Select(n => Task.Run(async () =>
        {
            await using var claim = await Open().ClaimAsync("run-1", $"worker {n}", CancellationToken.None);
            return claim is not null && await claim.AppendAsync($"by {n}") == Append.Appended ? $"by {n}" : null;
        })));

        var acknowledged = told.OfType<string>().ToList();
        Assert.NotEmpty(acknowledged);
        var journal = await Open().JournalAsync("run-1");
        Assert.Equal("first", journal[0]);
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), journal.Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_64_that_create_one_run_at_once_one_wins()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, Racers).Select(n => Task.Run(() => Open().CreateAsync("run-1", $"by {n}"))));

        Assert.Equal([$"by {Array.IndexOf(won, true)}"], await Open().JournalAsync("run-1"));
        Assert.Single(won, each => each);
        Assert.Equal(["run-1"], await ListAsync(Open()));
    }

    [Fact]
    public async Task Appends_that_one_worker_makes_at_once_are_each_whole_and_once()
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, Racers).Select(n => Task.Run(() => claim.AppendAsync($"{n:D2} begins", $"{n:D2} ends").AsTask())));

        Assert.All(answers, answer => Assert.Equal(Append.Appended, answer));
        var journal = await Open().JournalAsync("run-1");
        Assert.Equal(journal.Sum(line => line.Length + 1), claim.Position);
        Assert.Equal(
            Enumerable.Range(0, Racers).Select(n => ($"{n:D2} begins", $"{n:D2} ends")),
            journal.Skip(1).Chunk(2).Select(pair => (pair[0], pair[1])).Order());
    }

    [Fact]
    public async Task The_same_line_appended_twice_is_there_twice()
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");

        await claim.AppendAsync("again");
        await claim.AppendAsync("again");

        Assert.Equal(["first", "again", "again"], await Open().JournalAsync("run-1"));
    }

    [Fact]
    public async Task Whoever_reads_while_others_append_sees_whole_lines_from_the_first_on_and_none_twice()
    {
        await Open().CreateAsync("run-1", "line 0");
        var expected = Enumerable.Range(0, AppendsPerRun + 1).Select(n => $"line {n}").ToArray();
        var writing = Task.Run(async () =>
        {
            await using var claim = await Open().ClaimedAsync("run-1");
            foreach (var line in expected.Skip(1))
            {
                await claim.AppendAsync(line);
            }
        });

        do
        {
            var seen = await Open().JournalAsync("run-1");
            Assert.Equal(expected.Take(seen.Length), seen);
        }
        while (!writing.IsCompleted);

        await writing;
        Assert.Equal(expected, await Open().JournalAsync("run-1"));
    }

    [Theory]
    [MemberData(nameof(Skews))]
    public async Task A_worker_whose_clock_is_wrong_neither_takes_a_run_from_its_holder_nor_loses_its_own(TimeSpan skew)
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open(new SkewedTime(skew)).ClaimedAsync("run-1");

        Assert.Null(await Open().ClaimAsync("run-1", "right", CancellationToken.None));
        Assert.Null(await Open(new SkewedTime(-skew)).ClaimAsync("run-1", "wrong the other way", CancellationToken.None));
        Assert.Equal(Append.Appended, await claim.AppendAsync("second"));
    }

    [Theory]
    [MemberData(nameof(Skews))]
    public async Task Epochs_grow_whatever_the_clocks_of_the_workers_say(TimeSpan skew)
    {
        await Open(new SkewedTime(skew)).CreateAsync("run-1", "first");
        var epochs = new List<long>();
        foreach (var time in new[] { new SkewedTime(skew), TimeProvider.System, new SkewedTime(-skew), TimeProvider.System })
        {
            await using var claim = await Open(time).ClaimedAsync("run-1");
            epochs.Add(claim.Epoch);
        }

        Assert.Equal(epochs.Distinct().Order(), epochs);
    }

    [Fact]
    public async Task A_run_whose_creators_clock_was_wrong_is_listed_once()
    {
        await Open(new SkewedTime(TimeSpan.FromHours(-1))).CreateAsync("past", "first");
        await Open(new SkewedTime(TimeSpan.FromHours(1))).CreateAsync("future", "first");
        await Open().CreateAsync("past", "again");

        Assert.Equal(["future", "past"], await ListAsync(Open()));
    }

    [Fact]
    public async Task A_list_made_while_runs_are_created_has_each_that_was_there_before_once_and_in_order()
    {
        var time = new ManualTime();
        var before = Enumerable.Range(0, 20).Select(n => $"before-{n:D2}").ToList();
        foreach (var run in before)
        {
            await Open(time).CreateAsync(run, "first");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        var creating = Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => Open().CreateAsync($"later-{n:D2}", "first"))));
        do
        {
            var seen = await ListAsync(Open());
            Assert.Equal(seen.Distinct(), seen);
            Assert.Equal(Enumerable.Reverse(before), seen.Where(run => run.StartsWith("before-", StringComparison.Ordinal)));
        }
        while (!creating.IsCompleted);

        await creating;
        Assert.Equal(40, (await ListAsync(Open())).Count);
    }

    [Fact]
    public async Task A_list_can_be_left_before_its_end()
    {
        foreach (var run in new[] { "a", "b", "c" })
        {
            await Open().CreateAsync(run, "first");
        }

        var seen = 0;
        await foreach (var run in Open().ListAsync(CancellationToken.None))
        {
            seen += run.Length;
            break;
        }

        Assert.Equal(1, seen);
        Assert.Equal(3, (await ListAsync(Open())).Count);
    }

    [Fact]
    public async Task Runs_whose_names_begin_alike_are_kept_apart()
    {
        foreach (var run in new[] { "run-1", "run-10", "run-1-2" })
        {
            await Open().CreateAsync(run, $"of {run}");
        }

        await Open().SendAsync("run-10", Message("for run-10"), CancellationToken.None);
        await using var claim = await Open().ClaimedAsync("run-1");

        Assert.Equal(["of run-1"], await Open().JournalAsync("run-1"));
        Assert.Equal(["of run-1-2"], await Open().JournalAsync("run-1-2"));
        Assert.Empty(await claim.InboxAsync());
    }

    [Fact]
    public async Task Messages_that_many_send_at_once_are_all_received_and_each_once()
    {
        await Open().CreateAsync("run-1", "first");
        await Task.WhenAll(Enumerable.Range(0, Racers).Select(n => Task.Run(() => Open().SendAsync("run-1", Message($"m{n:D2}"), CancellationToken.None))));
        await using var claim = await Open().ClaimedAsync("run-1");

        Assert.Equal(Enumerable.Range(0, Racers).Select(n => $"m{n:D2} {{}}"), (await claim.InboxAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_large_file_is_read_back_byte_for_byte()
    {
        var content = Enumerable.Range(0, 5_000_000).Select(n => (byte)(n * 31)).ToArray();
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");

        await claim.WriteFileAsync("evidence.bin", content, CancellationToken.None);

        Assert.True((await Open().ReadFileAsync("run-1", "evidence.bin", CancellationToken.None))?.Span.SequenceEqual(content));
    }

    [Fact]
    public async Task Reading_and_listing_end_when_they_are_cancelled()
    {
        await Open().CreateAsync("run-1", "first");
        var over = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TextAsync(Open().ReadAsync("run-1", over)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Open().ListAsync(over).ToListAsync(CancellationToken.None));
    }
}
