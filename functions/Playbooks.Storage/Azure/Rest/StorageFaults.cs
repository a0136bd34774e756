using Azure;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>Turns what the service refused into words for the person who must cure it.</summary>
internal static class StorageFaults
{
    public static StoreException Explain(string doing, Uri where, StorageAnswer answer)
    {
        var (what, cure) = answer.Status switch
        {
            401 or 403 => ("permission denied", "Give the identity of this process the roles Storage Blob Data Contributor and Storage Queue Data Contributor on the account; new roles take some minutes. A clock that is more than 15 minutes wrong is refused as well."),
            404 => ("it is not there", "Check the address of the store and that nobody removed the container."),
            409 => ("it is in a state that forbids this", "Look at the container: a policy or a person has sealed or is deleting what the run needs."),
            _ => ("the service did not do it", "Wait until the service is well again, then start again; the run goes on from its journal."),
        };
        return new StoreException($"Cannot {doing}: {what} ({answer.Status} {answer.Code})", PlaceOf(where), cure, inner: null);
    }

    public static StoreException Explain(string doing, Uri where, Exception fault) => new(
        $"Cannot {doing}: {(fault as AggregateException)?.InnerExceptions[^1].Message ?? fault.Message}", PlaceOf(where), "Check the address of the store and the network, then start again; the run goes on from its journal.", fault);

    /// <summary>No answer came, or no token could be had; the request may have been carried out.</summary>
    public static bool IsOne(Exception fault) =>
        fault is RequestFailedException or AggregateException or IOException or TaskCanceledException or global::Azure.Identity.AuthenticationFailedException;

    /// <summary>Without the query, which may hold a signature.</summary>
    private static string PlaceOf(Uri where) => where.GetLeftPart(UriPartial.Path);
}
