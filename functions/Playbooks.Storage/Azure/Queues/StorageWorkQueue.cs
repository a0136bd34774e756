using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure.Rest;

namespace Playbooks.Storage.Azure.Queues;

/// <summary>Wakes as messages of a storage queue: plain text, which is what the functions host's <c>messageEncoding: none</c> reads.</summary>
public sealed class StorageWorkQueue : IWorkQueue
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly Rest.Queues queues;
    private readonly QueuePlace place;
    private readonly TimeProvider time;
    private readonly QueueTimes times;

    public StorageWorkQueue(QueuePlace place, TimeProvider time)
        : this(place, time, QueueTimes.Usual)
    {
    }

    internal StorageWorkQueue(QueuePlace place, TimeProvider time, QueueTimes times)
    {
        (this.place, this.time, this.times) = (place, time, times);
        queues = new Rest.Queues(new StorageChannel(StoragePipeline.Build(place.Service, place.Key, place.Credential, place.Transport), place.Service));
    }

    public Task WakeAsync(string run, TimeSpan after, CancellationToken token)
    {
        var wake = new WakeText(StoreNames.Run(run), after > times.Longest ? time.GetUtcNow() + after : null);
        return queues.PutAsync(place.Queue, wake.ToString(), Bounded(after), token);
    }

    public async Task<IReadOnlyList<WorkMessage>> TakeAsync(int most, CancellationToken token)
    {
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var taken = new List<WorkMessage>();
            foreach (var item in await queues.TakeAsync(place.Queue, most, times.Taken, token))
            {
                if (await DueAsync(item, token) is { } message)
                {
                    taken.Add(message);
                }
            }

            if (taken.Count > 0)
            {
                return taken;
            }

            await Task.Delay(pause, time, token);
        }
    }

    public Task FinishAsync(WorkMessage message, CancellationToken token) => queues.DeleteAsync(place.Queue, message.Id, message.Receipt, token);

    public Task ReturnAsync(WorkMessage message, TimeSpan after, CancellationToken token) =>
        queues.HideAsync(place.Queue, message.Id, message.Receipt, Bounded(after), token);

    /// <remarks>Whoever dies in between leaves it in both queues; it is set aside again, and that is no loss.</remarks>
    public async Task SetAsideAsync(WorkMessage message, CancellationToken token)
    {
        await queues.PutAsync(place.Poison, message.Text, TimeSpan.Zero, token);
        await FinishAsync(message, token);
    }

    /// <summary>Null for a wake whose time has not come, which is put anew.</summary>
    /// <remarks>
    /// Hidden again, it would count each look as an attempt, and a long wait as a run that cannot be driven. Whoever dies in between leaves it twice,
    /// and that is no loss.
    /// </remarks>
    private async Task<WorkMessage?> DueAsync(QueueItem item, CancellationToken token)
    {
        var wake = WakeText.Read(item.Text);
        if (wake?.At - time.GetUtcNow() is { } left && left > TimeSpan.Zero)
        {
            await queues.PutAsync(place.Queue, item.Text, Bounded(left), token);
            await queues.DeleteAsync(place.Queue, item.Id, item.Receipt, token);
            return null;
        }

        return new WorkMessage(item.Id, item.Receipt, wake?.Run ?? "", item.Count) { Text = item.Text };
    }

    private TimeSpan Bounded(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span > times.Longest ? times.Longest : span;
}
