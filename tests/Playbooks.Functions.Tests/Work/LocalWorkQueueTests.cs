using Playbooks.Hosting.Queues;
using Playbooks.Testing.Time;

namespace Playbooks.Functions.Tests.Work;

public sealed class LocalWorkQueueTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task A_wake_is_taken_when_its_time_has_come_and_not_before()
    {
        var queue = new LocalWorkQueue(time);
        await queue.WakeAsync("later", TimeSpan.FromMinutes(5), CancellationToken.None);
        await queue.WakeAsync("now", TimeSpan.Zero, CancellationToken.None);

        Assert.Equal("now", Assert.Single(await queue.TakeAsync(8, CancellationToken.None)).Run);
        var taking = queue.TakeAsync(8, CancellationToken.None);
        await time.WaitingFor(TimeSpan.FromMinutes(5));
        Assert.False(taking.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("later", Assert.Single(await taking).Run);
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_a_wake_that_comes_meanwhile()
    {
        var queue = new LocalWorkQueue(time);
        var taking = queue.TakeAsync(8, CancellationToken.None);

        await queue.WakeAsync("now", TimeSpan.Zero, CancellationToken.None);

        Assert.Equal("now", Assert.Single(await taking).Run);
    }

    [Fact]
    public async Task A_wake_that_is_returned_comes_again_with_one_more_attempt()
    {
        var queue = new LocalWorkQueue(time);
        await queue.WakeAsync("run", TimeSpan.Zero, CancellationToken.None);

        await queue.ReturnAsync((await queue.TakeAsync(1, CancellationToken.None))[0], TimeSpan.Zero, CancellationToken.None);

        Assert.Equal(2, (await queue.TakeAsync(1, CancellationToken.None))[0].Attempt);
    }
}
