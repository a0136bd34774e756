using Microsoft.Extensions.Logging;
using Playbooks.Engine.Ports;

namespace Playbooks.Functions.Work;

/// <summary>Takes wakes where no functions host delivers them: on a laptop and in a container.</summary>
internal sealed partial class Poller(IWorkQueue queue, WakeHandler handler, Sweep sweep, TimeProvider time, ILogger<Poller> log)
{
    private const int AtOnce = 8;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    public Task RunAsync(CancellationToken token) => Task.WhenAll(WorkAsync(token), SweepAsync(token));

    private async Task WorkAsync(CancellationToken token)
    {
        using var room = new SemaphoreSlim(AtOnce, AtOnce);
        var underWay = new HashSet<Task>();
        try
        {
            while (true)
            {
                underWay.RemoveWhere(task => task.IsCompletedSuccessfully);
                await room.WaitAsync(token);
                var taken = await queue.TakeAsync(1, token);
                underWay.Add(Task.WhenAll(taken.Select(message => HandleAsync(message, room, token))));
            }
        }
        finally
        {
            await Task.WhenAll(underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HandleAsync(WorkMessage message, SemaphoreSlim room, CancellationToken token)
    {
        try
        {
            await handler.HandleAsync(message.Run, message.Attempt, token);
            await queue.FinishAsync(message, token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            Failed(message.Run, message.Attempt, Faults.Say(e));
            await queue.ReturnAsync(message, TimeSpan.FromSeconds(Math.Min(10 * message.Attempt, 600)), token);
        }
        finally
        {
            room.Release();
        }
    }

    private async Task SweepAsync(CancellationToken token)
    {
        while (true)
        {
            try
            {
                await sweep.RunAsync(token);
            }
            catch (Exception e) when (!token.IsCancellationRequested)
            {
                NotSwept(Faults.Say(e));
            }

            await Task.Delay(SweepEvery, time, token);
        }
    }

    [LoggerMessage(20, LogLevel.Error, "A turn on run {Run} failed at attempt {Attempt}: {Fault}")]
    private partial void Failed(string run, int attempt, string fault);

    [LoggerMessage(21, LogLevel.Error, "The sweep failed: {Fault}")]
    private partial void NotSwept(string fault);
}
