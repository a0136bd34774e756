using System.Security.Cryptography;
using Playbooks.Storage.Azure.Rest;

namespace Playbooks.Storage.Azure.Evidence;

/// <summary>
/// A container that nothing is ever changed in: each blob is written only where there is none. Whether the service enforces that (an immutability
/// policy) is the container's own affair, so it is never made here: one that is made in passing would have no policy.
/// </summary>
public sealed class EvidenceContainer(AzurePlace place)
{
    private readonly Rest.Blobs blobs = new(new StorageChannel(StoragePipeline.Build(place), place.Blobs), place.Container, isOurs: false);

    public string AddressOf(string name) => blobs.AddressOf(name).AbsoluteUri;

    /// <summary>Names of what is there, in order.</summary>
    /// <exception cref="StoreException">The place did not answer, or there is no such container.</exception>
    public async Task<IReadOnlySet<string>> ListAsync(string prefix, CancellationToken token)
    {
        var (names, marker) = (new HashSet<string>(StringComparer.Ordinal), "");
        do
        {
            (var items, marker) = await blobs.ListAsync(prefix, marker, token);
            names.UnionWith(items.Select(item => item.Name));
        }
        while (marker.Length > 0);
        return names;
    }

    /// <summary>Writes it, or holds it against what is there.</summary>
    /// <remarks>
    /// A lost answer, another worker and a policy that protects what is there (409 <c>BlobAlreadyExists</c>, <c>BlobImmutableDueToPolicy</c>) all look the
    /// same: it is there already. Only its bytes tell whether that is well.
    /// </remarks>
    /// <exception cref="StoreException">The place refused, and nothing is there.</exception>
    public async Task<Kept> KeepAsync(string name, ReadOnlyMemory<byte> content, CancellationToken token) =>
        await blobs.PutAsync(name, content, onlyIfAbsent: true, token) ? Kept.Written : await CompareAsync(name, content, token);

    /// <summary>Holds what is there against what should be.</summary>
    public async Task<Kept> CompareAsync(string name, ReadOnlyMemory<byte> content, CancellationToken token)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var at = 0L; at <= content.Length;)
        {
            var bytes = await blobs.ReadAsync(name, at, content.Length + 1L, token) ?? throw new StoreException(
                "Cannot keep evidence: it was refused though nothing is there", AddressOf(name), "Look at the container: it may be deleted, or its policy may be in the way.", inner: null);
            if (bytes.IsEmpty)
            {
                break;
            }

            hash.AppendData(bytes.Span);
            at += bytes.Length;
        }

        return CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), SHA256.HashData(content.Span)) ? Kept.Same : Kept.Different;
    }
}
