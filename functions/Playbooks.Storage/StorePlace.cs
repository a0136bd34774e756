using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure;
using Playbooks.Storage.Azure.Queues;
using Playbooks.Storage.Files;

namespace Playbooks.Storage;

/// <summary>
/// Where runs are kept, as one setting says it: a folder (<c>files:./runs</c>, or its path alone), or Azure Storage
/// (<c>azure:https://ACCOUNT.blob.core.windows.net[/CONTAINER]</c>; an emulator: <c>azure:http://127.0.0.1:10000/ACCOUNT[/CONTAINER]</c>).
/// </summary>
public abstract record StorePlace
{
    /// <summary>Holds, in base64, the account key that an emulator is asked with; never used for anything else.</summary>
    public const string KeyVariable = "PLAYBOOKS_STORE_KEY";

    private StorePlace()
    {
    }

    /// <exception cref="FormatException">It is neither; the message says what it may be.</exception>
    public static StorePlace Parse(string text) =>
        text.StartsWith("azure:", StringComparison.Ordinal) ? ReadAzure(text["azure:".Length..])
        : new Files(Path.GetFullPath(text.StartsWith("files:", StringComparison.Ordinal) ? text["files:".Length..] : text));

    public abstract IRunStore Open(TimeProvider time);

    /// <summary>The queue that wakes the deployed workers of these runs; null where there are none to wake, or nobody can tell where their queue is.</summary>
    public virtual IWorkQueue? OpenWakes(TimeProvider time) => null;

    /// <summary>A place of its own for journals that are no runs: a folder within that no run can be named like, or a container beside.</summary>
    /// <param name="name">A few lower-case letters.</param>
    public abstract StorePlace Beside(string name);

    private static Azure ReadAzure(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Query.Length > 0 || uri.UserInfo.Length > 0 || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            throw new FormatException("A store in Azure is written azure:https://ACCOUNT.blob.core.windows.net/CONTAINER; only an emulator on loopback may do without TLS. A key never belongs into it.");
        }

        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var accountParts = uri.IsLoopback ? 1 : 0;
        if (parts.Length < accountParts || parts.Length > accountParts + 1)
        {
            throw new FormatException($"'{address}' names {(parts.Length < accountParts ? "no account" : "more than a container")}.");
        }

        var account = new Uri(uri, '/' + string.Join('/', parts.Take(accountParts)));
        var place = parts.Length > accountParts ? new AzurePlace(account, parts[^1]) : new AzurePlace(account);
        return new Azure(place with { Key = KeyFor(uri) });
    }

    /// <summary>What an emulator at that address is asked with; null for everything else.</summary>
    public static byte[]? KeyFor(Uri address) =>
        address.IsLoopback && Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? Convert.FromBase64String(key) : null;

    public sealed record Files(string Folder) : StorePlace
    {
        public override IRunStore Open(TimeProvider time) => new FileRunStore(Folder, time);

        public override StorePlace Beside(string name) => new Files(Path.Combine(Folder, "." + name));

        public override string ToString() => Folder;
    }

    public sealed record Azure(AzurePlace Place) : StorePlace
    {
        public override IRunStore Open(TimeProvider time) => new AzureRunStore(Place, time);

        public override IWorkQueue? OpenWakes(TimeProvider time) => Place.Wakes is { } queue ? new StorageWorkQueue(queue, time) : null;

        public override StorePlace Beside(string name) => new Azure(Place with { Container = $"{Place.Container}-{name}" });

        public override string ToString() => $"{Place.Blobs.AbsoluteUri.TrimEnd('/')}/{Place.Container}";
    }
}
