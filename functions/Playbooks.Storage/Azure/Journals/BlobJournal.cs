using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure.Rest;

namespace Playbooks.Storage.Azure.Journals;

/// <summary>
/// One claimed journal's end. Every append states where the journal must end and, in the first segment, the lease that must be held;
/// a segment that has nearly as many blocks as a blob may have is sealed before the next begins, so that nobody appends to an older one.
/// </summary>
/// <param name="rollAt">Blocks after which a segment is closed; the service allows 50,000.</param>
internal sealed class BlobJournal(Rest.Blobs blobs, Segments segments, string lease, int rollAt)
{
    private int number = segments.Lengths.Length;
    private long end = segments.Lengths[^1];
    private int blocks;

    public long Position { get; private set; } = segments.Length;

    public async Task<Append> AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken token)
    {
        if (blocks >= rollAt)
        {
            await RollAsync(token);
        }

        var (answer, count) = await TryAsync(lines, token);
        if (answer == AppendAnswer.Closed)
        {
            // Sealed by us before a crash, or full: the journal goes on in the next one, and only where nobody has gone on yet.
            await RollAsync(token);
            (answer, count) = await TryAsync(lines, token);
        }

        if (answer != AppendAnswer.Appended && !(answer == AppendAnswer.Moved && await IsThereAsync(lines, token)))
        {
            return Append.Lost;
        }

        (blocks, end, Position) = (count, end + lines.Length, Position + lines.Length);
        return Append.Appended;
    }

    private Task<(AppendAnswer Answer, int Blocks)> TryAsync(ReadOnlyMemory<byte> lines, CancellationToken token) =>
        blobs.AppendAsync(BlobNames.Segment(segments.Run, number), lines, end, number == 1 ? lease : null, token);

    /// <summary>The answer to an append that was carried out may have been lost, and the same append tried again.</summary>
    private async Task<bool> IsThereAsync(ReadOnlyMemory<byte> lines, CancellationToken token)
    {
        var blob = BlobNames.Segment(segments.Run, number);
        var there = new List<byte>(lines.Length);
        while (there.Count < lines.Length && await blobs.ReadAsync(blob, end + there.Count, lines.Length - there.Count, token) is { IsEmpty: false } bytes)
        {
            there.AddRange(bytes.Span);
        }

        return there.Count == lines.Length && lines.Span.SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(there));
    }

    private async Task RollAsync(CancellationToken token)
    {
        await blobs.SealAsync(BlobNames.Segment(segments.Run, number), token);
        (number, end, blocks) = (number + 1, 0, 0);
        await blobs.CreateAsync(BlobNames.Segment(segments.Run, number), [], token);
    }
}
