namespace Playbooks.Storage.Azure.Journals;

/// <summary>
/// The exclusive hold on a run: a lease on its first segment, renewed while this process lives. A worker that was frozen for longer than the
/// lease lasts finds it over by its own clock, before it asks anybody.
/// </summary>
internal sealed class JournalLease : IAsyncDisposable
{
    /// <summary>How long a dead worker keeps others from the run.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);

    private readonly Rest.Blobs blobs;
    private readonly string blob;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource over = new();
    private readonly Task renewing;
    private long renewedAt;
    private bool lost;

    private JournalLease(Rest.Blobs blobs, string blob, string id, long heldSince, TimeProvider time)
    {
        (this.blobs, this.blob, Id, renewedAt, this.time) = (blobs, blob, id, heldSince, time);
        renewing = RenewAsync(over.Token);
    }

    public string Id { get; }

    public bool IsOver => Volatile.Read(ref lost) || time.GetElapsedTime(Interlocked.Read(ref renewedAt)) > Duration;

    /// <returns>Null when a living worker holds the run, or there is no such run.</returns>
    public static async Task<JournalLease?> TryTakeAsync(Rest.Blobs blobs, string run, TimeProvider time, CancellationToken token)
    {
        var (blob, asked) = (BlobNames.Segment(run, 1), time.GetTimestamp());
        return await blobs.LeaseAsync(blob, Duration, token) is { } id ? new JournalLease(blobs, blob, id, asked, time) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await renewing;
        over.Dispose();
        try
        {
            await blobs.ReleaseAsync(blob, Id, CancellationToken.None);
        }
        catch (StoreException)
        {
            // It runs out by itself.
            return;
        }
    }

    private async Task RenewAsync(CancellationToken token)
    {
        while (!IsOver && await PauseAsync(token))
        {
            var asked = time.GetTimestamp();
            try
            {
                Volatile.Write(ref lost, !await blobs.RenewAsync(blob, Id, token));
                Interlocked.Exchange(ref renewedAt, asked);
            }
            catch (Exception fault) when (fault is StoreException or OperationCanceledException)
            {
                // Asked again soon; without an answer the lease runs out.
                continue;
            }
        }
    }

    private async Task<bool> PauseAsync(CancellationToken token)
    {
        await Task.Delay(RenewEvery, time, token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return !token.IsCancellationRequested;
    }
}
