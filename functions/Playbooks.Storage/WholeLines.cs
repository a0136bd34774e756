namespace Playbooks.Storage;

internal static class WholeLines
{
    /// <summary>The most bytes that one append, and so one line, may have.</summary>
    public const int Longest = 32 << 20;

    /// <summary>A caller that breaks the port's contract is a bug.</summary>
    public static void Check(ReadOnlyMemory<byte> lines)
    {
        if (lines.IsEmpty || lines.Span[^1] != (byte)'\n' || lines.Length > Longest || lines.Span.Contains((byte)0))
        {
            throw new ArgumentException($"Whole lines, each ended by a line feed, without zero bytes, at most {Longest} bytes.", nameof(lines));
        }
    }
}
