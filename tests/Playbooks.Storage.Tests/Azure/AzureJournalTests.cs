using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure;
using Playbooks.Storage.Azure.Journals;
using Playbooks.Storage.Azure.Rest;
using Playbooks.Testing.Stores;
using static Playbooks.Testing.Stores.StoreText;

namespace Playbooks.Storage.Tests.Azure;

/// <summary>What is particular to journals in append blobs: fencing by position and lease, segments, and answers that get lost.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureJournalTests(AzuriteFixture azurite)
{
    private readonly AzurePlace place = azurite.NewPlace();

    [Fact]
    public async Task An_append_whose_answer_was_lost_is_made_once()
    {
        var every = 0;
        var (handler, transport) = LosingTransport.Of(request => request.RequestUri?.Query.Contains("appendblock", StringComparison.Ordinal) == true && Interlocked.Increment(ref every) % 2 == 1);
        var store = new AzureRunStore(place with { Transport = transport }, TimeProvider.System);

        Assert.True(await store.CreateAsync("run-1", "first"));
        await using (var claim = await store.ClaimedAsync("run-1"))
        {
            Assert.Equal(Append.Appended, await claim.AppendAsync("second"));
            Assert.Equal(Append.Appended, await claim.AppendAsync("third"));
        }

        Assert.Equal(["first", "second", "third"], await Open().JournalAsync("run-1"));
        Assert.Equal(3, handler.Lost);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_one_message()
    {
        var appends = 0;
        var (handler, transport) = LosingTransport.Of(request => request.RequestUri?.Query.Contains("appendblock", StringComparison.Ordinal) == true && Interlocked.Increment(ref appends) == 1);
        await Open().CreateAsync("run-1", "first");

        Assert.True(await new AzureRunStore(place with { Transport = transport }, TimeProvider.System).SendAsync("run-1", Message("approve"), CancellationToken.None));

        await using var claim = await Open().ClaimedAsync("run-1");
        Assert.Equal(["approve {}"], await claim.InboxAsync());
        Assert.Equal(1, handler.Lost);
    }

    [Fact]
    public async Task A_journal_goes_on_in_the_next_segment_and_is_read_as_one()
    {
        await Open().CreateAsync("run-1", "line 0");
        var expected = Enumerable.Range(0, 11).Select(n => $"line {n}").ToArray();
        await using (var claim = await Open(rollAt: 3).ClaimedAsync("run-1"))
        {
            foreach (var line in expected[1..8])
            {
                Assert.Equal(Append.Appended, await claim.AppendAsync(line));
            }
        }

        await using (var next = await Open(rollAt: 3).ClaimedAsync("run-1"))
        {
            Assert.Equal(expected[..8], await TextAsync(next.ReadAsync(CancellationToken.None)));
            Assert.Equal(7 * 8, next.Position);
            foreach (var line in expected[8..])
            {
                Assert.Equal(Append.Appended, await next.AppendAsync(line));
            }
        }

        Assert.Equal(expected, await Open().JournalAsync("run-1"));
        Assert.True((await Segments.ListAsync(Blobs(), "run-1", CancellationToken.None)).Lengths.Length >= 3);
    }

    [Fact]
    public async Task Nobody_appends_to_a_segment_that_the_journal_has_left()
    {
        await Open().CreateAsync("run-1", "first");
        await using var zombie = await Open().ClaimedAsync("run-1");
        await Intruder.AppendAsync(place, "run-1", "second\n");
        await using (var claim = await Open(rollAt: 1).ClaimedAsync("run-1"))
        {
            await claim.AppendAsync("third");
            await claim.AppendAsync("fourth");
        }

        Assert.Equal(Append.Lost, await zombie.AppendAsync("late"));
        Assert.Equal(["first", "second", "third", "fourth"], await Open().JournalAsync("run-1"));
    }

    [Fact]
    public async Task A_crash_between_closing_a_segment_and_beginning_the_next_is_healed()
    {
        await Open().CreateAsync("run-1", "first");
        await Blobs().SealAsync(BlobNames.Segment("run-1", 1), CancellationToken.None);

        await using var claim = await Open().ClaimedAsync("run-1");

        Assert.Equal(Append.Appended, await claim.AppendAsync("second"));
        Assert.Equal(["first", "second"], await Open().JournalAsync("run-1"));
    }

    [Fact]
    public async Task A_worker_that_was_frozen_for_longer_than_its_lease_knows_without_asking()
    {
        var time = new FrozenTime();
        await Open().CreateAsync("run-1", "first");
        await using var claim = await new AzureRunStore(place, time).ClaimedAsync("run-1");
        Assert.Equal(Append.Appended, await claim.AppendAsync("second"));

        Assert.True(claim.IsHeld);
        time.Freeze(JournalLease.Duration + TimeSpan.FromSeconds(1));
        Assert.False(claim.IsHeld);

        Assert.Equal(Append.Lost, await claim.AppendAsync("late"));
        Assert.Equal(["first", "second"], await Open().JournalAsync("run-1"));
    }

    [Fact]
    public async Task Of_64_that_append_at_one_position_one_does()
    {
        var blobs = Blobs();
        await blobs.CreateAsync("race", [], CancellationToken.None);

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(n => Task.Run(() => blobs.AppendAsync("race", Lines($"by {n}"), position: 0, lease: null, CancellationToken.None))));

        Assert.Single(answers, each => each.Answer == AppendAnswer.Appended);
        Assert.Equal(63, answers.Count(each => each.Answer == AppendAnswer.Moved));
    }

    [Fact]
    public async Task A_run_whose_creation_broke_off_is_none_and_can_be_created()
    {
        await Blobs().CreateAsync(BlobNames.Segment("run-1", 1), Segments.Marks(DateTimeOffset.UnixEpoch, epoch: 0), CancellationToken.None);

        Assert.Null(await Open().ClaimAsync("run-1", "w", CancellationToken.None));
        Assert.Empty(await Open().JournalAsync("run-1"));
        Assert.True(await Open().CreateAsync("run-1", "first"));
        Assert.Equal(["first"], await Open().JournalAsync("run-1"));
    }

    [Fact]
    public async Task A_run_whose_creator_died_before_it_was_listed_is_listed_by_who_tries_again()
    {
        await Blobs().CreateAsync(BlobNames.Segment("run-1", 1), Segments.Marks(DateTimeOffset.UnixEpoch, epoch: 0), CancellationToken.None);
        await Blobs().AppendAsync(BlobNames.Segment("run-1", 1), Lines("first"), position: 0, lease: null, CancellationToken.None);

        Assert.False(await Open().CreateAsync("run-1", "another"));

        Assert.Equal(["run-1"], await Open().ListAsync(CancellationToken.None).ToListAsync());
    }

    [Theory]
    [InlineData("open/", false)]
    [InlineData("index/", false)]
    [InlineData("appendblock", true)]
    public async Task Wherever_a_creation_breaks_off_a_run_that_is_there_is_found_and_who_tries_again_makes_it(string lost, bool isThere)
    {
        var (_, transport) = LosingTransport.Of(request => Uri.UnescapeDataString(request.RequestUri?.PathAndQuery ?? "").Contains(lost, StringComparison.Ordinal));
        var dies = new AzureRunStore(place with { Transport = transport }, TimeProvider.System);

        await Assert.ThrowsAsync<StoreException>(() => dies.CreateAsync("run-1", "first"));

        Assert.Equal(isThere ? ["first"] : [], await Open().JournalAsync("run-1"));
        Assert.Equal(isThere ? ["run-1"] : [], await DueAsync());
        Assert.True(await Open().CreateAsync("run-1", "first"));
        Assert.Equal(["run-1"], await Open().ListAsync(CancellationToken.None).ToListAsync());
        Assert.Equal(["run-1"], (await Open().PageAsync(RunsOf.Unfinished, "", 10, CancellationToken.None)).Runs);
        Assert.Equal(["run-1"], await DueAsync());
    }

    [Fact]
    public async Task A_run_that_is_being_created_is_not_taken_from_its_creator_by_who_looks_for_runs()
    {
        await Blobs().CreateAsync(BlobNames.Segment("run-1", 1), Segments.Marks(DateTimeOffset.UnixEpoch, epoch: 0), CancellationToken.None);
        await OpenRun.WriteAsync(Blobs(), "run-1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, CancellationToken.None);
        var asked = new List<string>();
        var (_, transport) = LosingTransport.Of(request =>
        {
            asked.Add(request.RequestUri?.Query ?? "");
            return false;
        });
        var looks = new AzureRunStore(place with { Transport = transport }, TimeProvider.System);

        Assert.Empty(await looks.DueAsync(TimeProvider.System.GetUtcNow(), CancellationToken.None).ToListAsync());
        Assert.Null(await looks.ClaimAsync("run-1", "w", CancellationToken.None));

        Assert.DoesNotContain(asked, query => query.Contains("comp=lease", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_says_what_where_and_the_cure_and_no_key()
    {
        var stranger = new AzureRunStore(place with { Key = new byte[64] }, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreException>(() => stranger.CreateAsync("run-1", "first"));

        Assert.Contains("permission denied", refused.What, StringComparison.Ordinal);
        Assert.Contains("/journals/run-1.0001.jsonl", Uri.UnescapeDataString(refused.Where), StringComparison.Ordinal);
        Assert.Contains("Storage Blob Data Contributor", refused.Cure, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(new byte[64]), refused.ToString(), StringComparison.Ordinal);
    }

    private Task<List<string>> DueAsync() => Open().DueAsync(TimeProvider.System.GetUtcNow(), CancellationToken.None).ToListAsync().AsTask();

    private AzureRunStore Open(int rollAt = 45_000) => new(place, TimeProvider.System, rollAt);

    private Blobs Blobs() => new(new StorageChannel(StoragePipeline.Build(place), place.Blobs), place.Container);
}
