using Playbooks.Storage.Files.Disk;

namespace Playbooks.Benchmarks.Durability;

/// <summary>
/// The machine's own rates, without any of the product's machinery: 200-byte records into a preallocated file. One writer flushes each;
/// many writers share flushes in the plainest way there is, one thread that takes what is waiting.
/// </summary>
internal sealed class RawDisk : IDisposable
{
    private const int RecordSize = 200;
    private const int Size = 32 << 20;

    private readonly FileStream file;
    private readonly byte[] record = new byte[RecordSize];
    private readonly Lock gate = new();
    private readonly SemaphoreSlim arrived = new(0);
    private readonly byte[] buffer = new byte[RecordSize * 1024];
    private List<TaskCompletionSource> waiting = [];
    private long position;

    public RawDisk(string folder)
    {
        file = OwnerOnly.Open(Path.Combine(folder, "raw"), FileMode.Create, FileShare.Read);
        RandomAccess.Write(file.SafeFileHandle, new byte[Size], 0);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }

    public ValueTask AppendAlone()
    {
        Write(record);
        return ValueTask.CompletedTask;
    }

    public async Task<Round> GroupCommitAsync(int writers, TimeSpan length)
    {
        using var over = new CancellationTokenSource();
        var committer = new Thread(() => CommitUntil(over.Token));
        committer.Start();
        var round = await Round.OfAsync(writers, length, _ => new ValueTask(Submit()));
        await over.CancelAsync();
        committer.Join();
        return round;
    }

    public void Dispose()
    {
        file.Dispose();
        arrived.Dispose();
    }

    private Task Submit()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add(done);
            if (waiting.Count == 1)
            {
                arrived.Release();
            }
        }

        return done.Task;
    }

    private void CommitUntil(CancellationToken over)
    {
        try
        {
            while (true)
            {
                arrived.Wait(over);
                List<TaskCompletionSource> batch;
                lock (gate)
                {
                    (batch, waiting) = (waiting, []);
                }

                Write(buffer.AsSpan(0, batch.Count * RecordSize));
                batch.ForEach(d => d.TrySetResult());
            }
        }
        catch (OperationCanceledException)
        {
            return; // The round is over and nobody waits.
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (position + bytes.Length > Size)
        {
            position = 0;
        }

        RandomAccess.Write(file.SafeFileHandle, bytes, position);
        Posix.FlushData(file.SafeFileHandle);
        position += bytes.Length;
    }
}
