using System.Text;
using Azure.Core;
using Playbooks.Storage.Azure;
using Playbooks.Storage.Azure.Rest;

namespace Playbooks.Storage.Tests.Azure;

/// <summary>Somebody who takes a run away: ends its lease and writes to its journal.</summary>
internal static class Intruder
{
    public static async Task AppendAsync(AzurePlace place, string run, string text)
    {
        var channel = new StorageChannel(StoragePipeline.Build(place), place.Blobs);
        var blob = $"{place.Container}/{BlobNames.Segment(run, 1)}";
        await channel.SendAsync("break the lease", new StorageCall(RequestMethod.Put, blob, ("comp", "lease")) { Headers = [("x-ms-lease-action", "break"), ("x-ms-lease-break-period", "0")], Body = ReadOnlyMemory<byte>.Empty }, [], CancellationToken.None);
        await channel.SendAsync("append", new StorageCall(RequestMethod.Put, blob, ("comp", "appendblock")) { Body = Encoding.UTF8.GetBytes(text) }, [], CancellationToken.None);
    }
}
