using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure.Inboxes;
using Playbooks.Storage.Azure.Journals;

namespace Playbooks.Storage.Azure;

internal sealed class AzureRunClaim(Rest.Blobs blobs, Segments segments, JournalLease lease, OpenRun open, long epoch, int rollAt, TimeProvider time) : IRunClaim
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly BlobJournal journal = new(blobs, segments, lease.Id, rollAt);
    private readonly BlobInbox inbox = new(blobs, segments.Run);
    private bool lost;
    private bool disposed;

    public string Run => segments.Run;

    public long Epoch => epoch;

    public bool IsHeld => !Volatile.Read(ref lost) && !lease.IsOver;

    public long Position => journal.Position;

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token) => segments.ReadAsync(blobs, token);

    /// <remarks>Once it has begun it is not cancelled: what was sent cannot be called back.</remarks>
    public async ValueTask<Append> AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken token)
    {
        WholeLines.Check(lines);
        await turn.WaitAsync(token);
        try
        {
            lost = lost || lease.IsOver || await journal.AppendAsync(lines, CancellationToken.None) == Append.Lost;
            return lost ? Append.Lost : Append.Appended;
        }
        catch (StoreException)
        {
            // Whether the lines are there is known to the next claim.
            lost = true;
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    public Task<IReadOnlyList<InboxMessage>> ReceiveAsync(CancellationToken token) => inbox.ReceiveAsync(token);

    public Task AcknowledgeAsync(string messageId, CancellationToken token) => inbox.AcknowledgeAsync(messageId, token);

    public async Task WaitForMessageAsync(CancellationToken token)
    {
        while (!await inbox.LookAsync(token))
        {
            await Task.Delay(LookEvery, time, token);
        }
    }

    public Task WriteFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken token) =>
        IsHeld ? blobs.PutAsync(BlobNames.File(Run, name), content, onlyIfAbsent: false, token) : Task.CompletedTask;

    public Task RestAsync(RunRest rest, CancellationToken token) => IsHeld ? open.RestAsync(rest, token) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            lost = true;
            if (!disposed)
            {
                disposed = true;
                await lease.DisposeAsync();
            }
        }
        finally
        {
            turn.Release();
        }
    }
}
