using Azure.Core;

namespace Playbooks.Storage.Azure.Queues;

/// <summary>Where wakes wait in Azure Storage.</summary>
/// <param name="Service">The account's queue address: <c>https://ACCOUNT.queue.core.windows.net</c>, or <c>http://127.0.0.1:PORT/ACCOUNT</c> of a stand-in, which is asked without proof.</param>
/// <param name="Queue">Exists already; whoever deploys makes it.</param>
public sealed record QueuePlace(Uri Service, string Queue = "work")
{
    /// <summary>The identity that is used; the environment's own where null.</summary>
    public TokenCredential? Credential { get; init; }
}
