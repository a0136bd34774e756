using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Requests;

/// <summary>
/// Answers to keep and to ask about by their ETag: one that has not changed (304) costs nothing of the rate limit (docs.github.com, "Best practices for using
/// the REST API", conditional requests). GitHub is asked every time, so nothing kept is ever told as new. In memory only, the least used goes first. One for
/// each connection: what one installation may see answers for no other. Logs, secrets and alerts are never kept.
/// </summary>
internal sealed class ConditionalReads
{
    private const int LargestKept = 8 * 1024 * 1024;

    /// <summary>Files, trees, dependency graphs, and listings that carry their total: the page alone tells whether another one follows.</summary>
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal, "github.read-file", "github.read-tree", "github.read-sbom", "github.list-runs", "github.list-jobs", "github.list-repositories", "github.list-workflows");

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, Reply Reply)>> byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Reply Reply)> byUse = new();
    private readonly long mostBytes;
    private long bytes;

    public ConditionalReads(long mostBytes = 64 * 1024 * 1024) => this.mostBytes = mostBytes;

    /// <summary>The answer that the same request got before.</summary>
    public bool Knows(ProviderRequest request, [NotNullWhen(true)] out Reply? known)
    {
        lock (gate)
        {
            known = null;
            if (!byKey.TryGetValue(KeyOf(request), out var node))
            {
                return false;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            known = node.Value.Reply;
            return true;
        }
    }

    public static ProviderRequest Asking(ProviderRequest request, Reply known) =>
        request with { Headers = [.. request.Headers, new("If-None-Match", known.Header("ETag") ?? "")] };

    public void Keep(ProviderRequest request, Reply reply)
    {
        if (request.Method != HttpMethod.Get || !Kept.Contains(request.Operation) || reply.Status != 200 || reply.Header("ETag") is null || reply.Body.Length > LargestKept)
        {
            return;
        }

        lock (gate)
        {
            var key = KeyOf(request);
            Drop(byKey.GetValueOrDefault(key));
            byKey[key] = byUse.AddFirst((key, reply));
            bytes += reply.Body.Length;
            while (bytes > mostBytes)
            {
                Drop(byUse.Last);
            }
        }
    }

    private void Drop(LinkedListNode<(string Key, Reply Reply)>? node)
    {
        if (node is not null)
        {
            byUse.Remove(node);
            byKey.Remove(node.Value.Key);
            bytes -= node.Value.Reply.Body.Length;
        }
    }

    /// <summary>The same address has another body in another form.</summary>
    private static string KeyOf(ProviderRequest request) =>
        $"{request.Operation} {request.Url.AbsoluteUri} {string.Join(';', request.Headers.Select(h => $"{h.Key}={h.Value}"))}";
}
