using Playbooks.Engine.Ports;
using Xunit;

namespace Playbooks.Testing.Stores;

/// <summary>What every queue of wakes must do. A queue proves itself by inheriting this; each test gets a queue of its own.</summary>
public abstract class WorkQueueContract : IDisposable
{
    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));

    /// <summary>Further ahead than any queue can hide a message, and than any test lasts.</summary>
    private static readonly TimeSpan Far = TimeSpan.FromDays(4000);

    protected CancellationToken Token => limit.Token;

    /// <summary>The queue, as another worker would open it.</summary>
    protected abstract IWorkQueue Open();

    /// <summary>What was set aside, as text.</summary>
    protected abstract Task<IReadOnlyList<string>> AsideAsync();

    public void Dispose()
    {
        limit.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_wake_is_taken_at_its_first_attempt()
    {
        await Open().WakeAsync("run-1", TimeSpan.Zero, Token);

        var message = await OneAsync();

        Assert.Equal(("run-1", 1), (message.Run, message.Attempt));
    }

    [Fact]
    public async Task A_wake_for_later_comes_after_one_for_now()
    {
        await Open().WakeAsync("later", TimeSpan.FromSeconds(3), Token);
        await Open().WakeAsync("now", TimeSpan.FromSeconds(-1), Token);

        Assert.Equal("now", (await OneAsync()).Run);
        Assert.Equal("later", (await OneAsync()).Run);
    }

    [Fact]
    public async Task A_wake_for_years_ahead_is_kept_to_itself()
    {
        await Open().WakeAsync("later", Far, Token);
        await Open().WakeAsync("now", TimeSpan.Zero, Token);

        Assert.Equal("now", Assert.Single(await Open().TakeAsync(8, Token)).Run);
        await Open().WakeAsync("again", TimeSpan.Zero, Token);
        Assert.Equal("again", Assert.Single(await Open().TakeAsync(8, Token)).Run);
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_a_wake_that_comes_meanwhile()
    {
        var taking = Open().TakeAsync(8, Token);

        await Open().WakeAsync("now", TimeSpan.Zero, Token);

        Assert.Equal("now", Assert.Single(await taking).Run);
    }

    [Fact]
    public async Task Whoever_waits_can_be_told_to_stop()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var taking = Open().TakeAsync(8, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
    }

    [Fact]
    public async Task A_wake_that_was_taken_is_not_given_to_another_worker()
    {
        await Open().WakeAsync("taken", TimeSpan.Zero, Token);
        await OneAsync();

        await Open().WakeAsync("other", TimeSpan.Zero, Token);

        Assert.Equal("other", Assert.Single(await Open().TakeAsync(8, Token)).Run);
    }

    [Fact]
    public async Task A_wake_that_is_returned_comes_again_with_one_more_attempt_to_whoever_takes_it()
    {
        await Open().WakeAsync("run-1", TimeSpan.Zero, Token);

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var message = await OneAsync();
            Assert.Equal(("run-1", attempt), (message.Run, message.Attempt));
            await Open().ReturnAsync(message, TimeSpan.Zero, Token);
        }
    }

    [Fact]
    public async Task A_wake_that_is_returned_for_later_comes_after_one_for_now()
    {
        await Open().WakeAsync("later", TimeSpan.Zero, Token);
        await Open().ReturnAsync(await OneAsync(), TimeSpan.FromSeconds(3), Token);
        await Open().WakeAsync("now", TimeSpan.Zero, Token);

        Assert.Equal("now", (await OneAsync()).Run);
        Assert.Equal(("later", 2), await OneAsync() is var again ? (again.Run, again.Attempt) : default);
    }

    [Fact]
    public async Task A_wake_that_is_finished_does_not_come_again_and_may_be_finished_twice()
    {
        await Open().WakeAsync("done", TimeSpan.Zero, Token);
        var message = await OneAsync();
        await Open().FinishAsync(message, Token);
        await Open().FinishAsync(message, Token);

        await Open().WakeAsync("other", TimeSpan.Zero, Token);

        Assert.Equal("other", Assert.Single(await Open().TakeAsync(8, Token)).Run);
    }

    [Fact]
    public async Task The_same_run_may_be_woken_again_while_its_wake_is_in_hand()
    {
        await Open().WakeAsync("run-1", TimeSpan.Zero, Token);
        var first = await OneAsync();

        await Open().WakeAsync("run-1", TimeSpan.Zero, Token);
        await Open().FinishAsync(first, Token);

        Assert.Equal(("run-1", 1), await OneAsync() is var again ? (again.Run, again.Attempt) : default);
    }

    [Fact]
    public async Task What_is_set_aside_does_not_come_again_and_is_kept()
    {
        await Open().WakeAsync("bad", TimeSpan.Zero, Token);
        var message = await OneAsync();
        await Open().SetAsideAsync(message, Token);
        await Open().WakeAsync("other", TimeSpan.Zero, Token);

        Assert.Equal("other", Assert.Single(await Open().TakeAsync(8, Token)).Run);
        Assert.Equal([message.Text], await AsideAsync());
    }

    [Fact]
    public async Task Many_workers_take_each_of_many_wakes_once()
    {
        const int Wakes = 100;
        var left = Wakes;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await Parallel.ForAsync(0, Wakes, Token, async (n, token) => await Open().WakeAsync($"run-{n}", TimeSpan.Zero, token));

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakeAllAsync()));

        Assert.Equal(Wakes, taken.Sum(each => each.Count));
        Assert.Equal(Wakes, taken.SelectMany(each => each).Distinct().Count());

        async Task<List<string>> TakeAllAsync()
        {
            var (queue, mine) = (Open(), new List<string>());
            try
            {
                while (true)
                {
                    foreach (var message in await queue.TakeAsync(4, done.Token))
                    {
                        mine.Add(message.Run);
                        await queue.FinishAsync(message, Token);
                        if (Interlocked.Decrement(ref left) == 0)
                        {
                            await done.CancelAsync();
                        }
                    }
                }
            }
            catch (OperationCanceledException) when (left == 0)
            {
                return mine;
            }
        }
    }

    protected async Task<WorkMessage> OneAsync() => Assert.Single(await Open().TakeAsync(1, Token));
}
