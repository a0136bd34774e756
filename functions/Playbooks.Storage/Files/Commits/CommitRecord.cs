using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Playbooks.Storage.Files.Commits;

/// <summary>
/// One append in the commit log. Little endian: CRC32C of all that follows (4 bytes), length of the lines (4), sequence (8), position in the
/// journal (8), length of the run's id (1), the run's id in ASCII, the lines.
/// </summary>
/// <param name="Sequence">One more than that of the record before. A segment is used again from its start, so what follows the newest record
/// may be an older one, whole and with a right sum: its sequence tells.</param>
internal sealed record CommitRecord(long Sequence, string Run, long Position, ReadOnlyMemory<byte> Lines)
{
    public const int FixedSize = 25;

    public long End => Position + Lines.Length;

    public static int SizeOf(string run, int lines) => FixedSize + run.Length + lines;

    public static void Write(ArrayBufferWriter<byte> output, long sequence, string run, long position, ReadOnlySpan<byte> lines)
    {
        var record = output.GetSpan(SizeOf(run, lines.Length))[..SizeOf(run, lines.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], lines.Length);
        BinaryPrimitives.WriteInt64LittleEndian(record[8..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(record[16..], position);
        record[24] = (byte)run.Length;
        Encoding.ASCII.GetBytes(run, record[FixedSize..]);
        lines.CopyTo(record[(FixedSize + run.Length)..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record, Sum(record[4..]));
        output.Advance(record.Length);
    }

    /// <summary>The records that a segment holds: those before the first byte that is no record of the same round.</summary>
    public static IEnumerable<CommitRecord> ReadAll(ReadOnlyMemory<byte> segment)
    {
        var last = default(CommitRecord);
        while (TryRead(segment) is { } record && (last is null || record.Sequence == last.Sequence + 1))
        {
            yield return record;
            last = record;
            segment = segment[SizeOf(record.Run, record.Lines.Length)..];
        }
    }

    private static CommitRecord? TryRead(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < FixedSize)
        {
            return null;
        }

        var head = bytes.Span;
        var lines = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
        var start = FixedSize + head[24];
        if (lines <= 0 || lines > bytes.Length - start || Sum(head[4..(start + lines)]) != BinaryPrimitives.ReadUInt32LittleEndian(head))
        {
            return null;
        }

        var run = Encoding.ASCII.GetString(head[FixedSize..start]);
        return new CommitRecord(BinaryPrimitives.ReadInt64LittleEndian(head[8..]), run, BinaryPrimitives.ReadInt64LittleEndian(head[16..]), bytes.Slice(start, lines));
    }

    /// <summary>CRC32C (RFC 3720 appendix B.4), which processors compute.</summary>
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var sum = uint.MaxValue;
        foreach (var word in words)
        {
            sum = BitOperations.Crc32C(sum, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        return ~sum;
    }
}
