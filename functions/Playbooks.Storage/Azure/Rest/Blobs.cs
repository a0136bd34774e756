using System.Globalization;
using Azure.Core;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>The operations on blobs of one container that the store needs (learn.microsoft.com/rest/api/storageservices).</summary>
/// <param name="isOurs">Whether the container is made where it is missing.</param>
internal sealed class Blobs(StorageChannel channel, string container, bool isOurs = true)
{
    private const int Chunk = 4 << 20;
    private const int MostOfPage = 5000;

    private static readonly (string, string) IfAbsent = ("If-None-Match", "*");

    public Uri AddressOf(string blob) => channel.AddressOf($"{container}/{blob}");

    /// <summary>Makes an empty append blob. Without the condition it would empty one that exists.</summary>
    /// <returns>False when there is one.</returns>
    public async Task<bool> CreateAsync(string blob, IEnumerable<(string Name, string Value)> metadata, CancellationToken token)
    {
        var answer = await SendAsync("create a blob", new StorageCall(RequestMethod.Put, Path(blob))
        {
            Headers = [("x-ms-blob-type", "AppendBlob"), IfAbsent, .. metadata.Select(pair => ($"x-ms-meta-{pair.Name}", pair.Value))],
            Body = ReadOnlyMemory<byte>.Empty,
        }, [409, 412], token);
        return answer.IsGood;
    }

    /// <param name="position">Where the blob must end; null where any end is right.</param>
    /// <returns>With how many blocks the blob has now.</returns>
    public async Task<(AppendAnswer Answer, int Blocks)> AppendAsync(string blob, ReadOnlyMemory<byte> bytes, long? position, string? lease, CancellationToken token)
    {
        var answer = await SendAsync("append to a blob", new StorageCall(RequestMethod.Put, Path(blob), ("comp", "appendblock"))
        {
            Headers = [.. At(position), .. Leased(lease)],
            Body = bytes,
        }, [404, 409, 412], token);
        return (Read(answer), answer.IsGood && int.TryParse(answer.Header("x-ms-blob-committed-block-count"), CultureInfo.InvariantCulture, out var blocks) ? blocks : 0);
    }

    public Task SealAsync(string blob, CancellationToken token) =>
        SendAsync("seal a blob", new StorageCall(RequestMethod.Put, Path(blob), ("comp", "seal")) { Body = ReadOnlyMemory<byte>.Empty }, [409, 412], token);

    /// <returns>False when <paramref name="onlyIfAbsent"/> and it exists.</returns>
    public async Task<bool> PutAsync(string blob, ReadOnlyMemory<byte> content, bool onlyIfAbsent, CancellationToken token)
    {
        var answer = await SendAsync("write a blob", new StorageCall(RequestMethod.Put, Path(blob))
        {
            Headers = [("x-ms-blob-type", "BlockBlob"), .. onlyIfAbsent ? new[] { IfAbsent } : []],
            Body = content,
        }, onlyIfAbsent ? [409, 412] : [], token);
        return answer.IsGood;
    }

    /// <summary>Writes an empty blob with those words about it.</summary>
    /// <param name="version">The one that is replaced; null for whatever is there, or nothing.</param>
    /// <returns>Its version; null where another one is there by now.</returns>
    public async Task<string?> MarkAsync(string blob, IEnumerable<(string Name, string Value)> metadata, string? version, CancellationToken token)
    {
        var answer = await SendAsync("mark a run", new StorageCall(RequestMethod.Put, Path(blob))
        {
            Headers = [("x-ms-blob-type", "BlockBlob"), .. metadata.Select(pair => ($"x-ms-meta-{pair.Name}", pair.Value)), .. IfIs(version)],
            Body = ReadOnlyMemory<byte>.Empty,
        }, version is null ? [] : [404, 412], token);
        return answer.IsGood ? answer.Header("ETag") : null;
    }

    /// <param name="version">The one that is meant; null for whatever is there. Another one stays.</param>
    public Task DeleteAsync(string blob, string? version, CancellationToken token) =>
        SendAsync("remove a blob", new StorageCall(RequestMethod.Delete, Path(blob)) { Headers = IfIs(version) }, [404, 412], token);

    /// <summary>At most a chunk of the blob from a position on; empty at its end, null when there is no such blob.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string blob, long from, long most, CancellationToken token)
    {
        var last = from + Math.Min(most, Chunk) - 1;
        var answer = await SendAsync("read a blob", new StorageCall(RequestMethod.Get, Path(blob)) { Headers = [("x-ms-range", string.Create(CultureInfo.InvariantCulture, $"bytes={from}-{last}"))] }, [404, 416], token);
        return answer.Status switch
        {
            404 => default(ReadOnlyMemory<byte>?),
            416 => ReadOnlyMemory<byte>.Empty,
            _ => answer.Content,
        };
    }

    public Task<(IReadOnlyList<BlobItem> Items, string Next)> ListAsync(string prefix, string marker, CancellationToken token) => ListAsync(prefix, marker, MostOfPage, token);

    /// <param name="marker">Empty for the first page.</param>
    /// <param name="most">At most 5000; a page may have fewer though more follow.</param>
    public async Task<(IReadOnlyList<BlobItem> Items, string Next)> ListAsync(string prefix, string marker, int most, CancellationToken token)
    {
        var call = new StorageCall(
            RequestMethod.Get, container,
            [("restype", "container"), ("comp", "list"), ("prefix", prefix), ("include", "metadata"), ("maxresults", most.ToString(CultureInfo.InvariantCulture)), .. marker.Length > 0 ? new[] { ("marker", marker) } : []]);
        return BlobItem.ReadPage((await SendAsync("list blobs", call, [], token)).Content);
    }

    /// <returns>The lease's id; null when somebody holds one or there is no such blob.</returns>
    public async Task<string?> LeaseAsync(string blob, TimeSpan duration, CancellationToken token)
    {
        var answer = await SendAsync("lease a blob", LeaseCall(blob, "acquire", ("x-ms-lease-duration", $"{(int)duration.TotalSeconds}")), [404, 409], token);
        return answer.IsGood ? answer.Header("x-ms-lease-id") : null;
    }

    /// <returns>False when the lease is not held any more.</returns>
    public async Task<bool> RenewAsync(string blob, string lease, CancellationToken token) =>
        (await SendAsync("renew a lease", LeaseCall(blob, "renew", ("x-ms-lease-id", lease)), [404, 409, 412], token)).IsGood;

    public Task ReleaseAsync(string blob, string lease, CancellationToken token) =>
        SendAsync("release a lease", LeaseCall(blob, "release", ("x-ms-lease-id", lease)), [404, 409, 412], token);

    /// <returns>False when the lease is not held any more.</returns>
    public async Task<bool> SetMetadataAsync(string blob, IEnumerable<(string Name, string Value)> metadata, string lease, CancellationToken token) =>
        (await SendAsync("mark a blob", new StorageCall(RequestMethod.Put, Path(blob), ("comp", "metadata"))
        {
            Headers = [.. metadata.Select(pair => ($"x-ms-meta-{pair.Name}", pair.Value)), .. Leased(lease)],
            Body = ReadOnlyMemory<byte>.Empty,
        }, [409, 412], token)).IsGood;

    private string Path(string blob) => $"{container}/{blob}";

    private StorageCall LeaseCall(string blob, string action, params (string, string)[] headers) =>
        new(RequestMethod.Put, Path(blob), ("comp", "lease")) { Headers = [("x-ms-lease-action", action), .. headers], Body = ReadOnlyMemory<byte>.Empty };

    private static (string, string)[] At(long? position) =>
        position is { } at ? [("x-ms-blob-condition-appendpos", at.ToString(CultureInfo.InvariantCulture))] : [];

    private static (string, string)[] IfIs(string? version) => version is null ? [] : [("If-Match", version)];

    private static (string, string)[] Leased(string? lease) => lease is null ? [] : [("x-ms-lease-id", lease)];

    private static AppendAnswer Read(StorageAnswer answer) => (answer.Status, answer.Code) switch
    {
        ( >= 200 and < 300, _) => AppendAnswer.Appended,
        (404, _) => AppendAnswer.Missing,
        (409, "BlobIsSealed" or "BlockCountExceedsLimit") => AppendAnswer.Closed,
        (_, var code) when code.StartsWith("Lease", StringComparison.Ordinal) => AppendAnswer.Fenced,
        _ => AppendAnswer.Moved,
    };

    /// <summary>A container that is missing is made, and the request sent once more.</summary>
    private async Task<StorageAnswer> SendAsync(string doing, StorageCall call, int[] expected, CancellationToken token)
    {
        var answer = await channel.SendAsync(doing, call, [.. expected, 404], token);
        if (isOurs && answer.Code == "ContainerNotFound")
        {
            await channel.SendAsync("make the container", new StorageCall(RequestMethod.Put, container, ("restype", "container")) { Body = ReadOnlyMemory<byte>.Empty }, [409], token);
            return await channel.SendAsync(doing, call, expected, token);
        }

        return answer.IsGood || expected.Contains(answer.Status) ? answer : throw StorageFaults.Explain(doing, channel.AddressOf(call.Path), answer);
    }
}
