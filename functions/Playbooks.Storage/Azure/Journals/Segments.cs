using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Playbooks.Storage.Azure.Journals;

/// <summary>The append blobs that one journal consists of, as they were when they were listed.</summary>
/// <param name="Lengths">Bytes of the first, the second, and so on; empty when there is no such run.</param>
internal sealed record Segments(string Run, ImmutableArray<long> Lengths, DateTimeOffset Created, long Epoch)
{
    public long Length => Lengths.Sum();

    public static async Task<Segments> ListAsync(Rest.Blobs blobs, string run, CancellationToken token)
    {
        var (items, _) = await blobs.ListAsync(BlobNames.Segments(run), marker: "", token);
        var first = items.Count > 0 ? items[0].Metadata : null;
        return new Segments(run, [.. items.Select(item => item.Length)], DateTimeOffset.FromUnixTimeMilliseconds(Number(first, "created")), Number(first, "epoch"));
    }

    /// <summary>What the first segment is marked with.</summary>
    public static (string Name, string Value)[] Marks(DateTimeOffset created, long epoch) =>
        [("created", created.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)), ("epoch", epoch.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The whole lines of all segments, without their line feeds. An append is whole or absent, so no line is torn.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Rest.Blobs blobs, [EnumeratorCancellation] CancellationToken token)
    {
        var lines = new LineSplitter();
        for (var number = 1; number <= Lengths.Length; number++)
        {
            for (var at = 0L; at < Lengths[number - 1];)
            {
                var blob = BlobNames.Segment(Run, number);
                var chunk = await blobs.ReadAsync(blob, at, Lengths[number - 1] - at, token);
                if (chunk is not { IsEmpty: false } bytes)
                {
                    throw new StoreException("A part of the journal is missing", blobs.AddressOf(blob).AbsoluteUri, "Somebody removed or replaced it; restore the blob.", inner: null);
                }

                at += bytes.Length;
                foreach (var line in lines.Add(bytes))
                {
                    yield return line;
                }
            }
        }
    }

    private static long Number(IReadOnlyDictionary<string, string>? metadata, string name) =>
        metadata is not null && metadata.TryGetValue(name, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
