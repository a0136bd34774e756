using Playbooks.Storage.Files.Disk;

namespace Playbooks.Storage.Files.Commits;

/// <summary>
/// The file behind a commit log. Its bytes are written once as zeros, so that a later flush moves data only and the file system has nothing of
/// its own to journal. The lock on it says that its owner lives.
/// </summary>
internal sealed class CommitSegment : IDisposable
{
    public const string Suffix = ".log";
    private const string DraftSuffix = ".new";

    // The first round is short, so that a process that appends little does not write zeros for long.
    private const int FirstSize = 1 << 20;
    private const int LargestSize = 16 << 20;

    private readonly FileStream file;
    private long size;
    private long end;

    private CommitSegment(string path, FileStream file)
    {
        Where = path;
        this.file = file;
    }

    public string Where { get; }

    public static CommitSegment Create(string folder)
    {
        var name = Path.Combine(folder, DraftNames.Next());
        var file = OwnerOnly.Open(name + DraftSuffix, FileMode.CreateNew, FileShare.None);
        try
        {
            var segment = new CommitSegment(name + Suffix, file);
            segment.Extend(FirstSize);
            File.Move(name + DraftSuffix, segment.Where, overwrite: false);
            Posix.FlushFolder(folder);
            return segment;
        }
        catch
        {
            file.Dispose();
            File.Delete(name + DraftSuffix);
            throw;
        }
    }

    public bool HasRoom(int bytes) => bytes <= size - end;

    /// <summary>Durable when it returns.</summary>
    public void Append(ReadOnlySpan<byte> records)
    {
        RandomAccess.Write(file.SafeFileHandle, records, end);
        Posix.FlushData(file.SafeFileHandle);
        end += records.Length;
    }

    /// <summary>Starts again from the first byte, with room for at least so many. Only when every journal has on the device what this holds.</summary>
    public void Restart(int bytes)
    {
        if (end == 0 && bytes <= size)
        {
            return;
        }

        end = 0;
        RandomAccess.Write(file.SafeFileHandle, new byte[CommitRecord.FixedSize], 0);
        if (bytes > 0 && size < Math.Max(bytes, LargestSize))
        {
            Extend(Math.Max(bytes, Math.Min(size * 2, LargestSize)));
        }
    }

    /// <summary>Removes the file. Without this it stays behind, unlocked after <see cref="Dispose"/>, for whoever comes next to replay.</summary>
    public void Delete()
    {
        File.Delete(Where);
        Dispose();
    }

    public void Dispose() => file.Dispose();

    private void Extend(long wanted)
    {
        var zeros = new byte[256 << 10];
        while (size < wanted)
        {
            var length = (int)Math.Min(zeros.Length, wanted - size);
            RandomAccess.Write(file.SafeFileHandle, zeros.AsSpan(0, length), size);
            size += length;
        }

        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }
}
