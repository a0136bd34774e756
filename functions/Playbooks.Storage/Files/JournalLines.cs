using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Playbooks.Storage.Files;

internal static class JournalLines
{
    private const int Chunk = 64 << 10;
    private const byte LineFeed = (byte)'\n';

    /// <summary>Whole lines from the first byte up to <paramref name="end"/>, as they are; whether they are what was written is for the reader to verify.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string path, long end, [EnumeratorCancellation] CancellationToken token)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.Asynchronous);
        var (buffer, filled, position) = (new byte[Chunk], 0, 0L);
        while (position < end)
        {
            buffer = Grow(buffer, filled, path);
            var room = (int)Math.Min(buffer.Length - filled, end - position);
            var read = await RandomAccess.ReadAsync(file, buffer.AsMemory(filled, room), position, token);
            if (read == 0)
            {
                break;
            }

            var (from, start) = (filled, 0);
            position += read;
            filled += read;
            for (int at; (at = buffer.AsSpan(from, filled - from).IndexOf(LineFeed)) >= 0; from = start)
            {
                yield return buffer.AsSpan(start, from + at - start).ToArray();
                start = from + at + 1;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
        }
    }

    /// <summary>The position behind the last line feed; 0 when there is none.</summary>
    public static long EndOfLastLine(SafeFileHandle file, long length)
    {
        var buffer = new byte[Chunk];
        for (var end = length; end > 0;)
        {
            var start = Math.Max(0, end - Chunk);
            var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)(end - start)), start);
            var at = buffer.AsSpan(0, read).LastIndexOf(LineFeed);
            if (at >= 0)
            {
                return start + at + 1;
            }

            end = start;
        }

        return 0;
    }

    private static byte[] Grow(byte[] buffer, int filled, string path)
    {
        if (filled == buffer.Length)
        {
            if (filled > WholeLines.Longest)
            {
                throw new StoreException($"A line of the journal is longer than {WholeLines.Longest} bytes", path, "The file was damaged; restore it from a copy.", inner: null);
            }

            Array.Resize(ref buffer, filled * 2);
        }

        return buffer;
    }
}
