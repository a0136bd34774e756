namespace Playbooks.Storage.Files;

internal static class WholeLines
{
    /// <summary>A caller that breaks the port's contract is a bug.</summary>
    public static void Check(ReadOnlyMemory<byte> lines)
    {
        if (lines.IsEmpty || lines.Span[^1] != (byte)'\n' || lines.Length > JournalLines.Longest || lines.Span.Contains((byte)0))
        {
            throw new ArgumentException($"Whole lines, each ended by a line feed, without zero bytes, at most {JournalLines.Longest} bytes.", nameof(lines));
        }
    }
}
