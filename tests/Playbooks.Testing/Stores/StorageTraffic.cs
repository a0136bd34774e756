using System.Collections.Concurrent;

namespace Playbooks.Testing.Stores;

/// <summary>Counts what a client asks of Azure Storage, by the classes that it is billed in (learn.microsoft.com, "Map each REST operation to a price").</summary>
public sealed class StorageTraffic
{
    private readonly ConcurrentDictionary<string, int> operations = new();
    private long written;

    /// <summary>By name, such as <c>append block</c>.</summary>
    public IReadOnlyDictionary<string, int> Operations => operations;

    public int Total => operations.Values.Sum();

    /// <summary>Bytes of all bodies that were sent.</summary>
    public long Written => Interlocked.Read(ref written);

    /// <summary>How many of one class: write, read, list, other, queue or free.</summary>
    public int Of(string billed) => operations.Where(pair => ClassOf(pair.Key) == billed).Sum(pair => pair.Value);

    public void Add(string method, Uri address, long length)
    {
        operations.AddOrUpdate(NameOf(method, address), 1, (_, count) => count + 1);
        Interlocked.Add(ref written, length);
    }

    public void Clear()
    {
        operations.Clear();
        Interlocked.Exchange(ref written, 0);
    }

    /// <summary>In the client's own pipeline: one request a try.</summary>
    public DelegatingHandler Before(HttpMessageHandler next) => new Counter(this, next);

    private static string NameOf(string method, Uri address)
    {
        var query = address.Query;
        bool Has(string part) => query.Contains(part, StringComparison.Ordinal);
        return address.AbsolutePath.Contains("/messages", StringComparison.Ordinal) ? $"queue {method}"
            : Has("restype=container") && method == "PUT" ? "create container"
            : Has("comp=list") ? "list blobs"
            : Has("comp=appendblock") ? "append block"
            : Has("comp=seal") ? "seal"
            : Has("comp=lease") ? "lease"
            : Has("comp=metadata") ? "set metadata"
            : method switch { "PUT" => "put blob", "GET" => "get blob", "DELETE" => "delete blob", _ => "properties" };
    }

    private static string ClassOf(string name) => name switch
    {
        "append block" or "put blob" or "seal" => "write",
        "list blobs" or "create container" => "list",
        "get blob" => "read",
        "delete blob" => "free",
        _ when name.StartsWith("queue ", StringComparison.Ordinal) => "queue",
        _ => "other",
    };

    private sealed class Counter(StorageTraffic traffic, HttpMessageHandler next) : DelegatingHandler(next)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            traffic.Add(request.Method.Method, request.RequestUri ?? throw new InvalidOperationException(), request.Content?.Headers.ContentLength ?? 0);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
