using Azure.Core;
using Azure.Core.Pipeline;
using Playbooks.Storage.Azure.Queues;

namespace Playbooks.Storage.Azure;

/// <summary>Where runs live in Azure Storage.</summary>
/// <param name="Blobs">The account's blob address: <c>https://ACCOUNT.blob.core.windows.net</c>, or an emulator's <c>http://127.0.0.1:10000/ACCOUNT</c>.</param>
/// <param name="Container">The container that holds everything of the store; made when it is missing.</param>
public sealed record AzurePlace(Uri Blobs, string Container = "runs")
{
    /// <summary>The account's key; only an emulator on loopback is asked with one.</summary>
    public byte[]? Key { get; init; }

    /// <summary>The identity that is used where there is no key; the environment's own where null.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>What carries the requests; the usual one where null.</summary>
    internal HttpPipelineTransport? Transport { get; init; }

    public string Account => AccountOf(Blobs);

    /// <summary>
    /// Where the wakes of these runs wait: in the same account, at an emulator by its next port. Null where the blobs' address does not tell the queues'.
    /// </summary>
    public QueuePlace? Wakes => QueuesBeside(Blobs) is { } queues ? new QueuePlace(queues) { Key = Key, Credential = Credential } : null;

    /// <summary>The account that an address of its blobs or queues names.</summary>
    internal static string AccountOf(Uri service) => service.IsLoopback ? service.AbsolutePath.Trim('/') : service.Host.Split('.')[0];

    private static Uri? QueuesBeside(Uri blobs) =>
        blobs.IsLoopback ? new UriBuilder(blobs) { Port = blobs.Port + 1 }.Uri
        : blobs.Host.Split('.') is [var account, "blob", .. var domain] ? new UriBuilder(blobs) { Host = string.Join('.', [account, "queue", .. domain]) }.Uri
        : null;
}
