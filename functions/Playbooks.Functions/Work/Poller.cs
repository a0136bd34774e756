using Microsoft.Extensions.Logging;
using Playbooks.Engine.Ports;
using Playbooks.Functions.Evidence;
using Playbooks.Storage;

namespace Playbooks.Functions.Work;

/// <summary>Takes wakes where no functions host delivers them: on a laptop and in a container.</summary>
internal sealed partial class Poller(IWorkQueue queue, WakeHandler handler, Sweep sweep, EvidenceDuty? evidence, TimeProvider time, ILogger<Poller> log)
{
    private const int AtOnce = 8;

    /// <summary>A message that failed so often is set aside, as the functions host does it (<c>maxDequeueCount</c> in host.json).</summary>
    private const int MostAttempts = 10;

    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(10);

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
                underWay.Add(HandleAsync(await TakeAsync(token), room, token));
            }
        }
        finally
        {
            await Task.WhenAll(underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A place that refuses now may be well again soon.</summary>
    private async Task<WorkMessage> TakeAsync(CancellationToken token)
    {
        while (true)
        {
            try
            {
                return (await queue.TakeAsync(1, token))[0];
            }
            catch (StoreException refused)
            {
                NotTaken(refused.Message);
                await Task.Delay(AfterRefusal, time, token);
            }
        }
    }

    private async Task HandleAsync(WorkMessage message, SemaphoreSlim room, CancellationToken token)
    {
        try
        {
            await TryAsync(message, token);
        }
        catch (StoreException refused)
        {
            // The queue hands it out again by itself.
            NotSettled(message.Run, refused.Message);
        }
        finally
        {
            room.Release();
        }
    }

    private async Task TryAsync(WorkMessage message, CancellationToken token)
    {
        if (message.Run.Length == 0)
        {
            NoWake();
            await queue.SetAsideAsync(message, token);
            return;
        }

        try
        {
            await handler.HandleAsync(message.Run, message.Attempt, token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            Failed(message.Run, message.Attempt, Faults.Say(e));
            await (message.Attempt < MostAttempts ? queue.ReturnAsync(message, TimeSpan.FromSeconds(10 * message.Attempt), token) : queue.SetAsideAsync(message, token));
            return;
        }

        await queue.FinishAsync(message, token);
    }

    private async Task SweepAsync(CancellationToken token)
    {
        while (true)
        {
            try
            {
                await sweep.RunAsync(token);
                await (evidence?.SweepAsync(token) ?? Task.CompletedTask);
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

    [LoggerMessage(22, LogLevel.Error, "No wakes could be taken: {Fault}")]
    private partial void NotTaken(string fault);

    [LoggerMessage(23, LogLevel.Warning, "A wake of run {Run} could not be settled with the queue and will come again: {Fault}")]
    private partial void NotSettled(string run, string fault);

    [LoggerMessage(24, LogLevel.Error, "A message of the queue is no wake and was set aside.")]
    private partial void NoWake();
}
