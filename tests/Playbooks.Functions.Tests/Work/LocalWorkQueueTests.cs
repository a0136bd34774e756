using Playbooks.Engine.Ports;
using Playbooks.Hosting.Queues;
using Playbooks.Testing.Stores;
using Playbooks.Testing.Time;

namespace Playbooks.Functions.Tests.Work;

public sealed class LocalWorkQueueTests : WorkQueueContract
{
    private readonly LocalWorkQueue queue = new(TimeProvider.System);

    [Fact]
    public async Task A_wake_is_taken_when_its_time_has_come_and_not_before()
    {
        var time = new ManualTime();
        var patient = new LocalWorkQueue(time);
        await patient.WakeAsync("later", TimeSpan.FromMinutes(5), Token);

        var taking = patient.TakeAsync(8, Token);
        await time.WaitingFor(TimeSpan.FromMinutes(5));
        Assert.False(taking.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("later", Assert.Single(await taking).Run);
    }

    protected override IWorkQueue Open() => queue;

    protected override Task<IReadOnlyList<string>> AsideAsync() => Task.FromResult<IReadOnlyList<string>>([.. queue.Aside.Select(message => message.Text)]);
}
