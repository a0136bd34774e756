using System.Runtime.CompilerServices;
using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure.Inboxes;
using Playbooks.Storage.Azure.Journals;
using Playbooks.Storage.Azure.Rest;

namespace Playbooks.Storage.Azure;

/// <summary>Runs in Azure Storage, shared by as many workers on as many machines as want to.</summary>
public sealed class AzureRunStore : IRunStore
{
    /// <summary>Short of the 50,000 blocks that a blob may have.</summary>
    private const int BlocksOfSegment = 45_000;

    private const int LongestFile = 256 << 20;

    private readonly Rest.Blobs blobs;
    private readonly TimeProvider time;
    private readonly int rollAt;

    public AzureRunStore(AzurePlace place, TimeProvider time)
        : this(place, time, BlocksOfSegment)
    {
    }

    internal AzureRunStore(AzurePlace place, TimeProvider time, int rollAt)
    {
        (this.time, this.rollAt) = (time, rollAt);
        blobs = new Rest.Blobs(new StorageChannel(StoragePipeline.Build(place), place.Blobs), place.Container);
    }

    /// <remarks>
    /// The run exists once its first lines do; whoever died between making the blob and writing them has made nothing. The entries come before the
    /// lines: an entry without a run is passed over, and whoever creates that run later finds the same ones by the time that the empty blob is marked
    /// with; a run without entries would be missed for good.
    /// </remarks>
    public async Task<bool> CreateAsync(string run, ReadOnlyMemory<byte> lines, CancellationToken token)
    {
        WholeLines.Check(lines);
        var (journal, now) = (BlobNames.Segment(run, 1), time.GetUtcNow());
        var isNew = await blobs.CreateAsync(journal, Segments.Marks(now, epoch: 0), token);
        var created = isNew ? now : (await Segments.ListAsync(blobs, run, token)).Created;
        await blobs.CreateAsync(BlobNames.Inbox(run), [], token);
        await OpenRun.WriteAsync(blobs, run, created, due: created, token);
        await blobs.PutAsync(BlobNames.IndexOf(run, created), default, onlyIfAbsent: true, token);
        var (answer, _) = await blobs.AppendAsync(journal, lines, position: 0, lease: null, token);
        return answer == AppendAnswer.Appended || (answer == AppendAnswer.Moved && await BeginsWithAsync(journal, lines, token));
    }

    /// <remarks>What has no lines yet is not leased: its creator is about to write them, and could not.</remarks>
    public async Task<IRunClaim?> ClaimAsync(string run, string worker, CancellationToken token)
    {
        if (!await IsThereAsync(run, token) || await JournalLease.TryTakeAsync(blobs, run, time, token) is not { } lease)
        {
            return null;
        }

        var segments = await Segments.ListAsync(blobs, run, token);
        var epoch = segments.Epoch + 1;
        if (segments.Length > 0 && await blobs.SetMetadataAsync(BlobNames.Segment(run, 1), Segments.Marks(segments.Created, epoch), lease.Id, token))
        {
            // The news go before the inbox is read and after the run is sure to be looked at again, so that no message is left unseen.
            var open = await OpenRun.WriteAsync(blobs, run, segments.Created, time.GetUtcNow() + Looks.AfterClaim, token);
            await blobs.DeleteAsync(BlobNames.NewsOf(run), version: null, token);
            return new AzureRunClaim(blobs, segments, lease, open, epoch, rollAt, time);
        }

        await lease.DisposeAsync();
        return null;
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string run, [EnumeratorCancellation] CancellationToken token)
    {
        var segments = await Segments.ListAsync(blobs, run, token);
        await foreach (var line in segments.ReadAsync(blobs, token))
        {
            yield return line;
        }
    }

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken token)
    {
        await foreach (var item in ItemsAsync(BlobNames.Index, token))
        {
            yield return BlobNames.RunOf(item.Name);
        }
    }

    /// <remarks>A page of the service may be short, or empty, though more follow; ours is so only at the end.</remarks>
    public async Task<RunPage> PageAsync(RunsOf which, string from, int most, CancellationToken token)
    {
        var (runs, prefix, marker) = (new List<string>(), which == RunsOf.Unfinished ? BlobNames.Open : BlobNames.Index, from);
        do
        {
            (var items, marker) = await blobs.ListAsync(prefix, marker, most - runs.Count, token);
            runs.AddRange(items.Select(item => BlobNames.RunOf(item.Name)));
        }
        while (runs.Count < most && marker.Length > 0);
        return new RunPage(runs, marker);
    }

    public async IAsyncEnumerable<string> DueAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken token)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var item in ItemsAsync(BlobNames.News, token))
        {
            if (told.Add(item.Name[BlobNames.News.Length..]))
            {
                yield return item.Name[BlobNames.News.Length..];
            }
        }

        await foreach (var item in ItemsAsync(BlobNames.Open, token))
        {
            if (OpenRun.IsDue(item, now) && !told.Contains(BlobNames.RunOf(item.Name)) && await IsThereAsync(BlobNames.RunOf(item.Name), token))
            {
                yield return BlobNames.RunOf(item.Name);
            }
        }
    }

    public async Task<bool> SendAsync(string run, InboxMessage message, CancellationToken token) =>
        await BlobInbox.SendAsync(blobs, run, message, token) && await blobs.MarkAsync(BlobNames.NewsOf(run), [], version: null, token) is not null;

    public async Task<ReadOnlyMemory<byte>?> ReadFileAsync(string run, string name, CancellationToken token)
    {
        var (blob, content) = (BlobNames.File(run, name), new MemoryStream());
        while (await blobs.ReadAsync(blob, content.Length, long.MaxValue, token) is { } bytes)
        {
            if (bytes.IsEmpty)
            {
                return content.ToArray();
            }

            await content.WriteAsync(bytes, token);
            if (content.Length > LongestFile)
            {
                throw new StoreException($"The file is longer than {LongestFile} bytes", blobs.AddressOf(blob).AbsoluteUri, "It was not written by this program; remove it.", inner: null);
            }
        }

        return null;
    }

    public string LocationOf(string run) => blobs.AddressOf(BlobNames.Files(run)).AbsoluteUri;

    private async IAsyncEnumerable<BlobItem> ItemsAsync(string prefix, [EnumeratorCancellation] CancellationToken token)
    {
        var marker = "";
        do
        {
            (var items, marker) = await blobs.ListAsync(prefix, marker, token);
            foreach (var item in items)
            {
                yield return item;
            }
        }
        while (marker.Length > 0);
    }

    private async Task<bool> IsThereAsync(string run, CancellationToken token) => await blobs.ReadAsync(BlobNames.Segment(run, 1), 0, 1, token) is { IsEmpty: false };

    private async Task<bool> BeginsWithAsync(string journal, ReadOnlyMemory<byte> lines, CancellationToken token) =>
        await blobs.ReadAsync(journal, 0, lines.Length, token) is { } there && there.Span.SequenceEqual(lines.Span);
}
