using Playbooks.Storage.Files.Disk;

namespace Playbooks.Storage.Files;

/// <summary>A journal that is open for appending at the position its claim knows.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly FileStream file;

    private JournalFile(string run, string path, FileStream file, long position)
    {
        Run = run;
        Where = path;
        this.file = file;
        Position = position;
    }

    public string Run { get; }

    public string Where { get; }

    public long Position { get; private set; }

    /// <summary>Opens the journal and cuts what stands behind its last line feed: a line that was never acknowledged, or room that was never written.</summary>
    public static JournalFile Open(string run, string path)
    {
        var file = OwnerOnly.Open(path, FileMode.Open, FileShare.ReadWrite);
        try
        {
            var length = RandomAccess.GetLength(file.SafeFileHandle);
            var end = JournalLines.EndOfLastLine(file.SafeFileHandle, length);
            if (end < length)
            {
                RandomAccess.SetLength(file.SafeFileHandle, end);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }

            return new JournalFile(run, path, file, end);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>False when somebody else wrote to the file, cut it, or put another one in its place.</summary>
    public bool IsWhereItWas()
    {
        // By name, because an editor replaces the file and leaves the open one as it was.
        var named = new FileInfo(Where);
        return named.Exists && named.Length == Position;
    }

    public void Put(ReadOnlySpan<byte> lines)
    {
        RandomAccess.Write(file.SafeFileHandle, lines, Position);
        Position += lines.Length;
    }

    public void Flush() => Posix.FlushData(file.SafeFileHandle);

    public void Dispose() => file.Dispose();
}
