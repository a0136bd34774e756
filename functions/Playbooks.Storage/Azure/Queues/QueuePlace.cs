using Azure.Core;
using Azure.Core.Pipeline;

namespace Playbooks.Storage.Azure.Queues;

/// <summary>Where wakes wait in Azure Storage.</summary>
/// <param name="Service">The account's queue address: <c>https://ACCOUNT.queue.core.windows.net</c>, or an emulator's <c>http://127.0.0.1:10001/ACCOUNT</c>.</param>
/// <param name="Queue">Beside it, <c>NAME-poison</c> holds what was set aside. Both are made when they are missing.</param>
public sealed record QueuePlace(Uri Service, string Queue = "work")
{
    /// <summary>The identity that is used where there is no key; the environment's own where null.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>The account's key; only an emulator on loopback is asked with one.</summary>
    public byte[]? Key { get; init; }

    /// <summary>What carries the requests; the usual one where null.</summary>
    internal HttpPipelineTransport? Transport { get; init; }

    /// <summary>Where the functions host, too, puts what failed too often.</summary>
    public string Poison => $"{Queue}-poison";
}
