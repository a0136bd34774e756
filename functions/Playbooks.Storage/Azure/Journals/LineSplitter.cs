namespace Playbooks.Storage.Azure.Journals;

/// <summary>Makes lines of chunks; the end of a chunk may lie within a line.</summary>
internal sealed class LineSplitter
{
    private const byte LineFeed = (byte)'\n';

    private ReadOnlyMemory<byte> rest;

    /// <returns>The lines that are whole now, without their line feeds.</returns>
    public IEnumerable<ReadOnlyMemory<byte>> Add(ReadOnlyMemory<byte> chunk)
    {
        var bytes = rest.IsEmpty ? chunk : (ReadOnlyMemory<byte>)(byte[])[.. rest.Span, .. chunk.Span];
        for (int end; (end = bytes.Span.IndexOf(LineFeed)) >= 0; bytes = bytes[(end + 1)..])
        {
            yield return bytes[..end];
        }

        rest = bytes;
    }
}
