using System.Web;
using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure.Queues;
using Playbooks.Storage.Azure.Rest;
using Playbooks.Testing.Stores;
using Playbooks.Testing.Time;

namespace Playbooks.Storage.Tests.Azure;

/// <summary>The contract, and what is particular to a storage queue: receipts, waits longer than it can hide, answers that get lost, and foreign messages.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class StorageWorkQueueTests(AzuriteFixture azurite) : WorkQueueContract
{
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(1);

    private readonly QueuePlace place = azurite.NewQueue();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(6 * 24 * 3600, 6 * 24 * 3600)]
    [InlineData(0.2, 1)]
    [InlineData(8 * 24 * 3600, 7 * 24 * 3600)]
    public async Task A_message_never_expires_and_is_hidden_for_at_most_seven_days(double asked, int hidden)
    {
        var puts = new List<Uri>();
        var (_, transport) = LosingTransport.Of(request =>
        {
            puts.Add(request.RequestUri ?? throw new InvalidOperationException());
            return false;
        });

        await new StorageWorkQueue(place with { Transport = transport }, TimeProvider.System).WakeAsync("run-1", TimeSpan.FromSeconds(asked), Token);

        var query = HttpUtility.ParseQueryString(puts[^1].Query);
        Assert.Equal(($"{hidden}", "-1"), (query["visibilitytimeout"], query["messagettl"]));
    }

    [Fact]
    public async Task A_wake_for_later_than_the_queue_can_hide_is_kept_back_until_its_time_has_come()
    {
        var time = new ManualTime();
        var queue = new StorageWorkQueue(place, time, new QueueTimes(Longest: TimeSpan.Zero, Taken: Brief));
        await queue.WakeAsync("run-1", TimeSpan.FromDays(10), Token);

        var taking = queue.TakeAsync(8, Token);
        await time.WaitingFor(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromDays(9));
        await time.WaitingFor(TimeSpan.FromSeconds(2));
        Assert.False(taking.IsCompleted);
        time.Advance(TimeSpan.FromDays(1));

        Assert.Equal("run-1", Assert.Single(await taking).Run);
    }

    [Fact]
    public async Task A_wake_for_many_weeks_ahead_comes_at_its_first_attempt()
    {
        var time = new ManualTime();
        var queue = new StorageWorkQueue(place, time, new QueueTimes(Longest: TimeSpan.Zero, Taken: Brief));
        await queue.WakeAsync("run-1", TimeSpan.FromDays(63), Token);

        var taking = queue.TakeAsync(1, Token);
        foreach (var pause in (int[])[1, 2, 4, 8, 15, 15, 15, 15])
        {
            await time.WaitingFor(TimeSpan.FromSeconds(pause));
            Assert.False(taking.IsCompleted);
            time.Advance(TimeSpan.FromDays(7));
        }

        await time.WaitingFor(TimeSpan.FromSeconds(15));
        time.Advance(TimeSpan.FromDays(7));

        var message = Assert.Single(await taking);
        Assert.Equal(("run-1", 1), (message.Run, message.Attempt));
        await queue.FinishAsync(message, Token);
        await queue.WakeAsync("other", TimeSpan.Zero, Token);
        Assert.Equal("other", Assert.Single(await queue.TakeAsync(8, Token)).Run);
    }

    [Fact]
    public async Task A_wake_for_later_is_put_anew_before_the_old_one_is_removed()
    {
        var asked = new List<string>();
        var (_, transport) = LosingTransport.Of(request =>
        {
            asked.Add(request.Method.Method);
            return false;
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var time = new ManualTime();
        await new StorageWorkQueue(place, time, new QueueTimes(Longest: TimeSpan.Zero, Taken: Brief)).WakeAsync("run-1", TimeSpan.FromDays(10), Token);

        var taking = new StorageWorkQueue(place with { Transport = transport }, time).TakeAsync(8, stop.Token);
        await time.WaitingFor(TimeSpan.FromSeconds(1));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
        Assert.Equal(["GET", "POST", "DELETE"], asked);
    }

    [Fact]
    public async Task A_wake_whose_taker_is_gone_comes_again_and_the_late_taker_has_no_say_in_it()
    {
        await Open().WakeAsync("run-1", TimeSpan.Zero, Token);
        var late = Assert.Single(await Impatient().TakeAsync(1, Token));
        var next = Assert.Single(await Open().TakeAsync(1, Token));
        Assert.Equal(("run-1", 2), (next.Run, next.Attempt));

        await Open().FinishAsync(late, Token);
        await Open().ReturnAsync(late, TimeSpan.FromDays(1), Token);
        await Open().ReturnAsync(next, TimeSpan.Zero, Token);

        Assert.Equal(3, (await OneAsync()).Attempt);
    }

    [Fact]
    public async Task Of_a_taker_and_one_who_took_it_over_only_the_second_finishes_it()
    {
        await Open().WakeAsync("run-1", TimeSpan.Zero, Token);
        var late = Assert.Single(await Impatient().TakeAsync(1, Token));
        var next = await OneAsync();

        await Task.WhenAll(Open().FinishAsync(late, Token), Open().FinishAsync(next, Token), Open().ReturnAsync(late, TimeSpan.Zero, Token));
        await Open().WakeAsync("other", TimeSpan.Zero, Token);

        Assert.Equal("other", Assert.Single(await Open().TakeAsync(8, Token)).Run);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task No_wake_is_lost_where_the_answer_to_a_request_is(string method)
    {
        var seen = 0;
        var (handler, transport) = LosingTransport.Of(request => request.Method.Method == method && request.RequestUri?.AbsolutePath.Contains("/messages", StringComparison.Ordinal) == true && Interlocked.Increment(ref seen) == 1);
        var queue = new StorageWorkQueue(place with { Transport = transport }, TimeProvider.System, new QueueTimes(TimeSpan.FromDays(7), Brief));

        // The queue is there before anything gets lost.
        await Open().WakeAsync("other", TimeSpan.Zero, Token);
        await Open().FinishAsync(await OneAsync(), Token);
        await queue.WakeAsync("run-1", TimeSpan.Zero, Token);
        var first = Assert.Single(await queue.TakeAsync(1, Token));
        await queue.ReturnAsync(first, TimeSpan.Zero, Token);
        var second = Assert.Single(await queue.TakeAsync(1, Token));
        await queue.FinishAsync(second, Token);

        Assert.Equal(("run-1", "run-1", 1), (first.Run, second.Run, handler.Lost));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("{\"run\":5}")]
    [InlineData("{\"run\":\"../x\"}")]
    [InlineData("<run>&amp;</run>")]
    public async Task What_is_no_wake_names_no_run_and_can_be_set_aside_as_it_was(string text)
    {
        await Queues().PutAsync(place.Queue, text, TimeSpan.Zero, Token);

        var message = await OneAsync();
        Assert.Equal(("", text), (message.Run, message.Text));
        await Open().SetAsideAsync(message, Token);

        Assert.Equal([text], await AsideAsync());
    }

    [Fact]
    public async Task The_largest_message_is_taken_and_set_aside_and_a_larger_one_is_refused_with_words()
    {
        var largest = new string('x', (64 << 10) - "<QueueMessage><MessageText></MessageText></QueueMessage>".Length);
        await Queues().PutAsync(place.Queue, largest, TimeSpan.Zero, Token);
        await Open().SetAsideAsync(await OneAsync(), Token);
        Assert.Equal([largest], await AsideAsync());

        var refused = await Assert.ThrowsAsync<StoreException>(() => Queues().PutAsync(place.Queue, new string('x', 70_000), TimeSpan.Zero, Token));
        Assert.Contains("put a message", refused.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_id_that_is_none_is_refused_before_it_is_sent() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Open().WakeAsync(new string('a', 70_000), TimeSpan.Zero, Token));

    [Fact]
    public async Task A_refusal_says_what_where_and_the_cure_and_no_key()
    {
        var stranger = new StorageWorkQueue(place with { Key = new byte[64] }, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreException>(() => stranger.WakeAsync("run-1", TimeSpan.Zero, Token));

        Assert.Contains("Storage Queue Data Contributor", refused.Cure, StringComparison.Ordinal);
        Assert.Contains($"/{place.Queue}/messages", refused.Where, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(new byte[64]), refused.ToString(), StringComparison.Ordinal);
    }

    protected override IWorkQueue Open() => new StorageWorkQueue(place, TimeProvider.System);

    protected override async Task<IReadOnlyList<string>> AsideAsync() => [.. (await Queues().TakeAsync(place.Poison, 32, Brief, Token)).Select(item => item.Text)];

    /// <summary>Whoever takes with it keeps a message for a second only.</summary>
    private StorageWorkQueue Impatient() => new(place, TimeProvider.System, new QueueTimes(TimeSpan.FromDays(7), Brief));

    private Queues Queues() => new(new StorageChannel(StoragePipeline.Build(place.Service, place.Key, place.Credential, place.Transport), place.Service));
}
