using System.Collections.Concurrent;
using System.Globalization;
using Playbooks.Engine.Ports;

namespace Playbooks.Hosting.Queues;

/// <summary>Wakes within one process: what it holds is gone with the process, and a sweep at the next start finds it again.</summary>
public sealed class LocalWorkQueue(TimeProvider time) : IWorkQueue
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<WorkMessage, DateTimeOffset> waiting = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<WorkMessage> aside = new();
    private long last;

    /// <summary>What was set aside, oldest first.</summary>
    public IReadOnlyCollection<WorkMessage> Aside => aside;

    public Task WakeAsync(string run, TimeSpan after, CancellationToken token)
    {
        Put(new WorkMessage(Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture), "", run, Attempt: 1) { Text = run }, after);
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<WorkMessage>> TakeAsync(int most, CancellationToken token)
    {
        while (true)
        {
            token.ThrowIfCancellationRequested();
            var (taken, wait, change) = Look(most);
            if (taken.Count > 0)
            {
                return taken;
            }

            using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
            await Task.WhenAny(change, Task.Delay(wait, time, over.Token));
            await over.CancelAsync();
        }
    }

    public Task FinishAsync(WorkMessage message, CancellationToken token) => Task.CompletedTask;

    public Task ReturnAsync(WorkMessage message, TimeSpan after, CancellationToken token)
    {
        Put(message with { Attempt = message.Attempt + 1 }, after);
        return Task.CompletedTask;
    }

    public Task SetAsideAsync(WorkMessage message, CancellationToken token)
    {
        aside.Enqueue(message);
        return Task.CompletedTask;
    }

    private (List<WorkMessage> Taken, TimeSpan Wait, Task Change) Look(int most)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var taken = new List<WorkMessage>();
            while (taken.Count < most && waiting.TryPeek(out _, out var due) && due <= now)
            {
                taken.Add(waiting.Dequeue());
            }

            // A timer takes at most some weeks; whoever waits longer looks again in between.
            var wait = waiting.TryPeek(out _, out var next) ? TimeSpan.FromTicks(Math.Clamp((next - now).Ticks, 0, TimeSpan.TicksPerDay)) : Timeout.InfiniteTimeSpan;
            return (taken, wait, changed.Task);
        }
    }

    private void Put(WorkMessage message, TimeSpan after)
    {
        lock (gate)
        {
            waiting.Enqueue(message, time.GetUtcNow() + (after > TimeSpan.Zero ? after : TimeSpan.Zero));
            changed.TrySetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
