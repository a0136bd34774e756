using System.Globalization;
using Azure.Core.Pipeline;
using Playbooks.Storage.Azure;
using Playbooks.Storage.Azure.Rest;
using Playbooks.Testing.Stores;

namespace Playbooks.Benchmarks.Azure;

/// <summary>What the emulator can do: each writer appends 200 bytes to a blob of its own, at the position where that ends.</summary>
internal sealed class RawAppends(Azurite azurite)
{
    private static readonly byte[] Record = new byte[200];

    private int round;

    public async Task<Round> MeasureAsync(int writers, TimeSpan length)
    {
        round++;
        using var channel = new HttpClientTransport();
        var place = new AzurePlace(azurite.Blobs, "raw") { Key = azurite.Key, Transport = channel };
        var blobs = new Blobs(new StorageChannel(StoragePipeline.Build(place), place.Blobs), place.Container);
        var ends = new long[writers];
        string Name(int writer) => string.Create(CultureInfo.InvariantCulture, $"blob-{round}-{writer}");
        for (var writer = 0; writer < writers; writer++)
        {
            await blobs.CreateAsync(Name(writer), [], CancellationToken.None);
        }

        return await Round.OfAsync(writers, length, async writer =>
        {
            var (answer, _) = await blobs.AppendAsync(Name(writer), Record, ends[writer], lease: null, CancellationToken.None);
            ends[writer] += answer == AppendAnswer.Appended ? Record.Length : throw new InvalidOperationException("Nobody else appends here.");
        });
    }
}
