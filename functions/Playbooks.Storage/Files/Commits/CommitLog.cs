using System.Buffers;

namespace Playbooks.Storage.Files.Commits;

/// <summary>
/// Group commit across all runs of this process: what is waiting goes into one segment with one flush, and only then, unflushed, into the journals.
/// Whoever finds nobody at work commits what is there on its own thread: alone, an append costs no hand-over.
/// </summary>
internal sealed class CommitLog(string folder) : IDisposable
{
    // Held for a moment, to queue and to take over the work. The worker owns segment, sequence and records.
    private readonly Lock gate = new();
    private List<CommitEntry> waiting = [];
    private bool working;

    private readonly ArrayBufferWriter<byte> records = new(64 << 10);
    private CommitSegment? segment;
    private long sequence;

    // Held while a batch is put into the journals; taken before the work is handed on, so batches stay in order.
    private readonly Lock journals = new();
    private readonly HashSet<JournalFile> unsettled = [];
    private bool owing;

    /// <summary>This log's file, which is not to be recovered while it is in use.</summary>
    public string? Where => segment?.Where;

    /// <summary>Durable, and in the journal for readers, when it completes. A fault says that this is not known; the journal must be claimed anew.</summary>
    public Task AppendAsync(JournalFile journal, ReadOnlyMemory<byte> lines) => Submit(new CommitEntry(journal, lines));

    /// <summary>The journal alone holds all its lines, durably, when it completes.</summary>
    public Task SettleAsync(JournalFile journal) => Submit(new CommitEntry(journal, default));

    /// <summary>Leaves nothing behind when all journals are settled, and otherwise the file, for the next claim to replay.</summary>
    public void Dispose()
    {
        if (unsettled.Count == 0 && !owing)
        {
            segment?.Delete();
        }

        Abandon();
    }

    private Task Submit(CommitEntry entry)
    {
        lock (gate)
        {
            waiting.Add(entry);
            if (working)
            {
                return entry.Done;
            }

            working = true;
        }

        Work();
        return entry.Done;
    }

    /// <summary>Commits one batch. The next one may be flushed, on another thread, while this one is put into the journals.</summary>
    private void Work()
    {
        List<CommitEntry> batch;
        lock (gate)
        {
            (batch, waiting) = (waiting, []);
        }

        var fault = TryRecord(batch);
        lock (journals)
        {
            var settles = batch.Exists(e => e.IsSettlement);
            if (!settles)
            {
                HandOn();
            }

            batch.ForEach(e => Finish_NeedsJournals(e, fault));
            if (settles)
            {
                HandOn(); // Only now, because settling may start the segment again.
            }
        }
    }

    private void HandOn()
    {
        bool more;
        lock (gate)
        {
            more = working = waiting.Count > 0;
        }

        if (more)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static log => log.Work(), this, preferLocal: false);
        }
    }

    /// <returns>What went wrong; then it is not known which of the batch's records are on the device.</returns>
    private Exception? TryRecord(List<CommitEntry> batch)
    {
        try
        {
            Record(batch);
            return null;
        }
        catch (Exception fault)
        {
            lock (journals)
            {
                Abandon();
            }

            return fault;
        }
    }

    private void Record(List<CommitEntry> batch)
    {
        var bytes = batch.Sum(e => e.Size);
        if (bytes == 0)
        {
            return;
        }

        records.ResetWrittenCount();
        foreach (var entry in batch.Where(e => !e.IsSettlement))
        {
            CommitRecord.Write(records, ++sequence, entry.Journal.Run, entry.Journal.Position, entry.Lines.Span);
        }

        SegmentFor(bytes).Append(records.WrittenSpan);
    }

    private CommitSegment SegmentFor(int bytes)
    {
        if (owing || segment is { } full && !full.HasRoom(bytes))
        {
            lock (journals)
            {
                StartAgain_NeedsJournals(bytes);
            }
        }

        if (segment is null)
        {
            segment = CommitSegment.Create(folder);
            segment.Restart(bytes);
        }

        return segment;
    }

    private void StartAgain_NeedsJournals(int bytes)
    {
        if (owing)
        {
            Abandon();
            return;
        }

        foreach (var journal in unsettled)
        {
            journal.Flush();
        }

        unsettled.Clear();
        segment?.Restart(bytes);
    }

    private void Finish_NeedsJournals(CommitEntry entry, Exception? fault)
    {
        try
        {
            if (fault is null)
            {
                Put_NeedsJournals(entry);
                entry.Complete();
            }
            else
            {
                entry.Fail(fault);
            }
        }
        catch (Exception refused)
        {
            owing = true;
            entry.Fail(refused);
        }
    }

    private void Put_NeedsJournals(CommitEntry entry)
    {
        if (entry.IsSettlement)
        {
            Settle_NeedsJournals(entry.Journal);
        }
        else
        {
            unsettled.Add(entry.Journal);
            entry.Journal.Put(entry.Lines.Span);
        }
    }

    private void Settle_NeedsJournals(JournalFile journal)
    {
        if (owing)
        {
            Abandon(); // Before the run can be claimed again, so that the claim finds the segment to replay.
            return;
        }

        if (unsettled.Contains(journal))
        {
            journal.Flush();
            unsettled.Remove(journal);
        }

        if (unsettled.Count == 0)
        {
            segment?.Restart(0);
        }
    }

    /// <summary>
    /// Leaves the segment to whoever claims next: it holds acknowledged lines that a journal lacks or may lack. The next append starts another.
    /// </summary>
    private void Abandon()
    {
        segment?.Dispose();
        segment = null;
        unsettled.Clear();
        owing = false;
    }
}
