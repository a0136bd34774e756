using Playbooks.Engine.Ports;
using Playbooks.Storage.Files.Disk;
using Playbooks.Storage.Files.Inboxes;

namespace Playbooks.Storage.Files;

internal sealed class FileRunClaim(FileStoreParts store, ClaimFile hold, JournalFile journal, long epoch) : IRunClaim
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Inbox inbox = new(store.Folders.InboxOf(journal.Run));
    private readonly long claimedAt = journal.Position;
    private HashSet<InboxName> received = [];
    private bool lost;

    public string Run => journal.Run;

    public long Epoch => epoch;

    public bool IsHeld => !Volatile.Read(ref lost);

    public long Position => journal.Position;

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token) => JournalLines.ReadAsync(journal.Where, claimedAt, token);

    /// <remarks>Once it has begun it is not cancelled: what is being flushed cannot be called back.</remarks>
    public async ValueTask<Append> AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken token)
    {
        WholeLines.Check(lines);
        await turn.WaitAsync(token);
        try
        {
            lost = lost || !journal.IsWhereItWas();
            if (lost)
            {
                return Append.Lost;
            }

            await store.Log.AppendAsync(journal, lines);
            return Append.Appended;
        }
        catch (Exception fault)
        {
            // Whether the lines are there is known to the next claim.
            lost = true;
            if (DiskFaults.IsOne(fault))
            {
                throw DiskFaults.Explain("append to the journal", journal.Where, fault);
            }

            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    public Task<IReadOnlyList<InboxMessage>> ReceiveAsync(CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return Task.FromResult(DiskFaults.On<IReadOnlyList<InboxMessage>>("receive messages", inbox.Where, () =>
        {
            var names = inbox.List();
            received = [.. names];
            return [.. names.Select(inbox.Read)];
        }));
    }

    public Task AcknowledgeAsync(string messageId, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return Task.FromResult(DiskFaults.On("acknowledge a message", inbox.Where, () => inbox.Acknowledge(messageId)));
    }

    public async Task WaitForMessageAsync(CancellationToken token)
    {
        while (true)
        {
            // Listen first, look second: what comes in between rings.
            var ring = store.Bell.Next(Run);
            if (DiskFaults.On("look for messages", inbox.Where, inbox.List).Any(m => !received.Contains(m)))
            {
                return;
            }

            using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
            await Task.WhenAny(ring, Task.Delay(FileRunStore.LookEvery, store.Time, over.Token));
            await over.CancelAsync();
            token.ThrowIfCancellationRequested();
        }
    }

    public Task WriteFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var path = store.Folders.FileOf(Run, name);
        return !IsHeld ? Task.CompletedTask : Task.FromResult(DiskFaults.On("write the file", path, () =>
        {
            OwnerOnly.CreateFolder(Path.GetDirectoryName(path) ?? store.Folders.Root);
            DurableFile.Replace(path, content.Span);
            return true;
        }));
    }

    public Task RestAsync(RunRest rest, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return !IsHeld ? Task.CompletedTask : Task.FromResult(DiskFaults.On("note when to look at the run again", store.Folders.Open, () =>
        {
            Rest(rest);
            return true;
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            lost = true;
            await store.Log.SettleAsync(journal);
        }
        catch (Exception fault) when (DiskFaults.IsOne(fault))
        {
            throw DiskFaults.Explain("settle the journal", journal.Where, fault);
        }
        finally
        {
            journal.Dispose();
            hold.Dispose();
            turn.Release();
        }
    }

    private void Rest(RunRest rest)
    {
        if (rest is RunRest.Waiting waiting)
        {
            store.Index.Look(Run, Looks.At(waiting));
        }
        else
        {
            store.Index.Leave(Run);
        }
    }
}
