using Playbooks.Storage.Files.Disk;

namespace Playbooks.Storage.Files.Commits;

/// <summary>
/// Puts into the journals what dead processes had committed and not settled. Doing it twice, or half and then again, is the same as once:
/// a record has its place in its journal.
/// </summary>
internal sealed class CommitRecovery(RunFolders folders)
{
    private const string LeftSuffix = ".left";

    /// <param name="own">The segment of the caller's own log, which lives.</param>
    public async Task RunAsync(string? own, CancellationToken token)
    {
        if (!Others(own).Any())
        {
            return;
        }

        // One at a time, so that a claim does not read a journal that another process is still completing.
        await using var turn = await KernelLock.TakeAsync(Path.Combine(folders.Commits, "lock"), token);
        var dead = Others(own).Select(TryTake).OfType<FileStream>().ToList();
        try
        {
            Replay(dead);
        }
        finally
        {
            dead.ForEach(d => d.Dispose());
        }
    }

    private IEnumerable<string> Others(string? own) =>
        Directory.EnumerateFiles(folders.Commits, "*" + CommitSegment.Suffix).Where(f => f != own);

    private static FileStream? TryTake(string segment)
    {
        try
        {
            return KernelLock.TryTake(segment, FileMode.Open);
        }
        catch (FileNotFoundException)
        {
            return null; // Its owner has just left in good order.
        }
    }

    private void Replay(List<FileStream> dead)
    {
        // Of one run, an earlier segment may hold what comes before a later one's records, so all are sorted together.
        var records = dead.SelectMany(d => CommitRecord.ReadAll(ReadWhole(d))).OrderBy(r => r.Position).ThenBy(r => r.Sequence);
        var whole = true;
        foreach (var run in records.GroupBy(r => r.Run))
        {
            whole &= !StoreNames.IsRun(run.Key) || !File.Exists(folders.JournalOf(run.Key)) || Replay(folders.JournalOf(run.Key), run);
        }

        foreach (var segment in dead)
        {
            Remove(segment.Name, whole);
        }
    }

    /// <returns>False when the journal lacks bytes before a record: somebody cut it, and the record is kept aside.</returns>
    private static bool Replay(string journal, IEnumerable<CommitRecord> records)
    {
        using var file = OwnerOnly.Open(journal, FileMode.Open, FileShare.ReadWrite);
        var whole = true;
        foreach (var record in records)
        {
            var length = RandomAccess.GetLength(file.SafeFileHandle);
            whole &= record.Position <= length;
            if (record.Position <= length && (length < record.End || HasHole(file, record)))
            {
                RandomAccess.Write(file.SafeFileHandle, record.Lines.Span, record.Position);
            }
        }

        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return whole;
    }

    /// <summary>A file may have grown on the device before its bytes came there. Lines of JSON have no zero byte.</summary>
    private static bool HasHole(FileStream file, CommitRecord record)
    {
        var bytes = new byte[record.Lines.Length];
        var read = RandomAccess.Read(file.SafeFileHandle, bytes, record.Position);
        return bytes.AsSpan(0, read).Contains((byte)0);
    }

    private static byte[] ReadWhole(FileStream segment)
    {
        var bytes = new byte[RandomAccess.GetLength(segment.SafeFileHandle)];
        for (int filled = 0, read; filled < bytes.Length; filled += read)
        {
            read = RandomAccess.Read(segment.SafeFileHandle, bytes.AsSpan(filled), filled);
            if (read == 0)
            {
                break;
            }
        }

        return bytes;
    }

    private static void Remove(string segment, bool whole)
    {
        if (whole)
        {
            File.Delete(segment);
        }
        else
        {
            File.Move(segment, segment + LeftSuffix, overwrite: true);
        }
    }
}
